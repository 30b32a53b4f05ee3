package dev.hone.training.schedule.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Key;
import dev.hone.training.schedule.Ticket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthsTest {
    private static final Ticket TICKET = new Ticket(1, 0, 0);

    private static int[] sorted(Lengths lengths) {
        int[] drawn = lengths.of(TICKET, 20_000, Key.of(3).draws());
        Arrays.sort(drawn);
        return drawn;
    }

    @Test
    void uniformLengthsReachBothEndsEqually() {
        int[] drawn = sorted(new UniformLengths(3, 6));
        assertThat(drawn[0]).isEqualTo(3);
        assertThat(drawn[drawn.length - 1]).isEqualTo(6);
        for (int n = 3; n <= 6; n++) {
            int length = n;
            assertThat(Arrays.stream(drawn).filter(x -> x == length).count() / 20_000.0).isCloseTo(0.25, within(0.02));
        }
    }

    /// The median is the median, and 84 % lie below median · exp(σ).
    @Test
    void logNormalLengthsHaveTheirQuantiles() {
        int[] drawn = sorted(new LogNormalLengths(200, 0.5, 400));
        assertThat(drawn[10_000]).isCloseTo(200, within(5));
        assertThat(drawn[16_827]).isCloseTo((int) (200 * StrictMath.exp(0.5)), within(8));
        assertThat(drawn[drawn.length - 1]).as("cut off").isEqualTo(400);
        assertThat(new LogNormalLengths(7, 0, 9).of(TICKET, 2, Key.of(1).draws())).containsExactly(7, 7);
    }

    @Test
    void recordedGroupsStayTogether() {
        var lengths = new RecordedLengths(List.of(new int[] {1, 2, 3}, new int[] {90, 91, 92}));
        for (int i = 0; i < 20; i++) {
            int[] whole = lengths.of(TICKET, 3, Key.of(i).draws());
            assertThat(whole).isIn(new int[] {1, 2, 3}, new int[] {90, 91, 92});
            int[] more = lengths.of(TICKET, 8, Key.of(i).draws());
            assertThat(more).hasSize(8);
            assertThat(more[0] < 50).isEqualTo(more[7] < 50);
        }
    }

    @Test
    void lengthsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new FixedLength(0)).hasMessageContaining("at least one token: 0");
        assertThatThrownBy(() -> new UniformLengths(5, 4)).hasMessageContaining("the lower one first: 5, 4");
        assertThatThrownBy(() -> new LogNormalLengths(0.5, 1, 9)).hasMessageContaining("at least 1: 0.5");
        assertThatThrownBy(() -> new LogNormalLengths(5, -1, 9)).hasMessageContaining("sigma must be 0 or more");
        assertThatThrownBy(() -> new RecordedLengths(List.of())).hasMessageContaining("need groups");
        assertThatThrownBy(() -> new RecordedLengths(List.of(new int[] {1, 0}))).hasMessageContaining("need groups");
    }
}
