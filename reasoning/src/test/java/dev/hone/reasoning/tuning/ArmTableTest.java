package dev.hone.reasoning.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArmTableTest {
    private final double[] difficulty = {0, 0, 0.5, 0.5, 0.9, 0.9};
    /// Arm 0 is cheap and solves what is easy, arm 1 dear and solves all but one.
    private final double[][] scores = {{1, 1, 1, 0, 0, 0}, {1, 1, 1, 1, 1, 0}};
    private final double[][] tokens = {{4, 4, 4, 4, 4, 4}, {16, 16, 16, 16, 16, 16}};

    @Test
    void binsAreEvenAndKeepEqualsTogether() {
        ArmTable table = ArmTable.of(difficulty, scores, tokens, 3);
        assertThat(table.edges()).containsExactly(0.5, 0.9);
        assertThat(table.cells().get(1)).containsExactly(
                new ArmTable.Cell(2, 0.5, 4), new ArmTable.Cell(2, 1, 16));
        assertThat(ArmTable.of(new double[] {1, 1, 1, 1, 1, 1}, scores, tokens, 3).edges()).isEmpty();
    }

    @Test
    void theBestChoiceThatFits() {
        ArmTable table = ArmTable.of(difficulty, scores, tokens, 3);
        // The easy bin has nothing to gain: 4, 16, 16 cost 12 a question and are as right as the dear arm everywhere.
        assertThat(table.within(100)).isEqualTo(new ArmTable.Choice(List.of(0, 1, 1), 5 / 6.0, 12));
        assertThat(table.within(11.9).tokens()).isEqualTo(8);
        assertThat(table.within(11.9).score()).isEqualTo(4 / 6.0);
        assertThat(table.within(4).arms()).containsExactly(0, 0, 0);
        assertThat(table.within(1).arms()).containsExactly(0, 0, 0); // nothing is so cheap
    }

    @Test
    void whatWasNotJudgedCountsInNoMean() {
        double[][] some = {{1, Double.NaN, 0, 0, 0, 0}};
        ArmTable table = ArmTable.of(difficulty, some, new double[][] {tokens[0]}, 3);
        assertThat(table.cells().getFirst().getFirst()).isEqualTo(new ArmTable.Cell(2, 1, 4));
        assertThatThrownBy(() -> ArmTable.of(difficulty, new double[40][6], new double[40][6], 16))
                .hasMessageContaining("too many choices");
    }
}
