package dev.hone.training.supplement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuidanceTest {
    private static final Guidance RULE = new Guidance();

    @Test
    void shownTokensByHand() {
        assertThat(RULE.shown(0.5, 9)).isEqualTo(4);
        assertThat(RULE.shown(1, 9)).as("one is left to draw").isEqualTo(8);
        assertThat(RULE.shown(0.1, 9)).as("at least one").isEqualTo(1);
        assertThat(RULE.shown(0.9, 1)).isZero();
    }

    @Test
    void theShareGoesDownAStaircaseAsThePolicySucceeds() {
        double share = RULE.start();
        for (double score : new double[] {0.5, 1, 0.49}) {
            share = RULE.next(share, score);
        }
        assertThat(share).as("down, down, up").isCloseTo(0.4, within(1e-12));
        assertThat(RULE.next(0.1, 1)).isEqualTo(0.1);
        assertThat(RULE.next(0.95, 0)).isEqualTo(1);
    }

    @Test
    void sharesArePerDifficultyOrPerProblem() {
        var problem = new Problem("c1+2=", "chains", "c1+2=", "3", 2, Map.of());
        assertThat(RULE.key(problem)).isEqualTo("chains 2");
        assertThat(new Guidance(1, 0, 1, 1, Style.STEPS, Guidance.Per.PROBLEM).key(problem)).isEqualTo("chains c1+2=");
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new Guidance(1, 2, 0.1, 0.5, Style.STEPS, Guidance.Per.PROBLEM))
                .hasMessageContaining("start 2.0");
        assertThatThrownBy(() -> new Guidance(-1, 0, 0.1, 0.5, Style.STEPS, Guidance.Per.PROBLEM))
                .hasMessageContaining("guided completions");
    }
}
