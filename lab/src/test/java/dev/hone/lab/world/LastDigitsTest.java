package dev.hone.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TinyAlphabet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastDigitsTest {
    private static final LastDigits FAMILY = new LastDigits();
    private static final Problem KNOWN =
            new Problem("d7+5*3-2=", "last-digits", "d7+5*3-2=", "4", 3, Map.of());

    @Test
    void theLastValueIsTheAnswer() {
        assertThat(FAMILY.demonstrate(KNOWN, Style.STEPS, Key.of(0).draws())).isEqualTo("2,6,4#4");
        assertThat(FAMILY.verify(KNOWN, "2,6,4#4").score()).hasValue(1);
        assertThat(FAMILY.verify(KNOWN, "2,6,4#5").score()).hasValue(0);
        assertThat(FAMILY.demonstrate(KNOWN, Style.GUESS, Key.of(0).draws())).isEqualTo("#4");
        assertThat(FAMILY.verify(KNOWN, FAMILY.demonstrate(KNOWN, Style.BUGGY, Key.of(0).draws())).score())
                .as("no mark").hasValue(0);
    }

    @Test
    void goldPassesAndSlipsMostlyFail() {
        int right = 0;
        for (int i = 0; i < 200; i++) {
            Problem p = FAMILY.problem(Key.of(i).draws(), 3);
            assertThat(TinyAlphabet.covers(p.prompt())).isTrue();
            assertThat(FAMILY.verify(p, FAMILY.demonstrate(p, Style.STEPS, Key.of(i).draws())).score()).hasValue(1);
            right += FAMILY.verify(p, FAMILY.demonstrate(p, Style.SLOPPY, Key.of(i).at("s").draws())).score()
                    .orElse(0) == 1 ? 1 : 0;
        }
        assertThat(right / 200.0).isBetween(0.4, 0.75);
    }
}
