package dev.hone.training.critic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainedVarianceTest {
    private static ExplainedVariance of(float[] values, float... targets) {
        boolean[] trained = {true, true, true, false};
        return ExplainedVariance.of(List.of(new ValuedTokens(values, targets, trained)));
    }

    @Test
    void byHand() {
        // targets 0, 1, 2 of variance 1; errors -0.5, 0, 0.5 of variance 0.25; the last token is not counted
        var e = of(new float[] {0.5f, 1, 1.5f, 9}, 0, 1, 2, 7);
        assertThat(e.value()).isEqualTo(1);
        assertThat(e.target()).isEqualTo(1);
        assertThat(e.share()).isCloseTo(1 - 0.25 / 1.00001, within(1e-12));
    }

    @Test
    void aPerfectCriticExplainsAllAndAConstantNothing() {
        assertThat(of(new float[] {0, 1, 2, 0}, 0, 1, 2, 0).share()).isEqualTo(1);
        assertThat(of(new float[] {5, 5, 5, 0}, 0, 1, 2, 0).share()).isCloseTo(0, within(1e-4));
        assertThat(of(new float[] {2, 1, 0, 0}, 0, 1, 2, 0).share()).isCloseTo(-3, within(1e-4));
    }

    @Test
    void ofNothingThereIsNoNumber() {
        assertThat(ExplainedVariance.of(List.of()).share()).isNaN();
    }
}
