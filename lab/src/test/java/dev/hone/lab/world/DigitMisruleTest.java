package dev.hone.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Style;
import org.junit.jupiter.api.Test;

class DigitMisruleTest {
    @Test
    void worksByTheTrueRuleOrByOneWrongOneThroughout() {
        var family = new DigitMisrule(1);
        var problem = family.problem("t7&5&3=", "91", 2);
        var draws = Key.of(1).draws();
        assertThat(family.demonstrate(problem, Style.STEPS, draws)).isEqualTo("7&5=9,9&3=1#91");
        assertThat(family.demonstrate(problem, Style.BUGGY, draws)).isEqualTo("7a5=0,0a3=4#04");
        assertThat(family.verify(problem, "7&5=9,9&3=1#91").score()).hasValue(1);
        assertThat(family.verify(problem, "7a5=0,0a3=4#04").score()).hasValue(0);
    }

    @Test
    void severalWrongRulesScatter() {
        var family = new DigitMisrule(6);
        var problem = family.problem("t7&5&3=", "91", 2);
        var answers = java.util.stream.LongStream.range(0, 100)
                .mapToObj(i -> family.answer(
                        problem, family.demonstrate(problem, Style.BUGGY, Key.of(i).draws())))
                .distinct();
        assertThat(answers).hasSize(6).doesNotContain("91");
    }
}
