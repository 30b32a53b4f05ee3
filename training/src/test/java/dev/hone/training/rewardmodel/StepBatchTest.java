package dev.hone.training.rewardmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.TokenTree;
import dev.hone.training.run.Metrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepBatchTest {
    private static LabelledSteps steps(int length, int[] ends, double... labels) {
        return new LabelledSteps(new TokenTree(new int[] {1}, List.of(new int[length])), ends, labels);
    }

    private static double logistic(double x) {
        return Math.log1p(Math.exp(-x));
    }

    @Test
    void valuesByHand() {
        assertThat(StepLoss.value(2, 1)).isCloseTo(logistic(2), within(1e-12));
        assertThat(StepLoss.value(2, 0)).isCloseTo(logistic(-2), within(1e-12));
        assertThat(StepLoss.value(2, 0.25)).isCloseTo(0.25 * logistic(2) + 0.75 * logistic(-2), within(1e-12));
        assertThat(StepLoss.value(5000, 0)).isEqualTo(5000);
    }

    @Test
    void theDerivativeIsThatOfTheValueAndVanishesAtTheLabel() {
        for (double label : new double[] {0, 0.3, 1}) {
            double rise = StepLoss.value(0.7 + 1e-6, label) - StepLoss.value(0.7 - 1e-6, label);
            assertThat(StepLoss.slope(0.7, label)).isCloseTo(rise / 2e-6, within(1e-8));
        }
        assertThat(StepLoss.slope(Math.log(3), 0.75)).isCloseTo(0, within(1e-12));
    }

    @Test
    void aStepIsItsLastToken() {
        var batch = new StepBatch(List.of(steps(4, new int[] {2, 4}, 1, 0), steps(1, new int[] {1}, 0.5)));
        float[] slopes = new float[4];
        double loss = batch.at(0, 0, new float[] {9, 1, 9, 2}, slopes, 4);
        assertThat(loss).isCloseTo((logistic(1) + logistic(-2)) / 3, within(1e-6));
        double sigmoid = 1 / (1 + Math.exp(-2));
        assertThat(slopes).containsExactly(
                new float[] {0, (float) (-1 / (1 + Math.E) / 3), 0, (float) (sigmoid / 3)}, within(1e-6f));
        batch.at(1, 0, new float[] {-1}, new float[1], 1);
        Metrics metrics = batch.metrics();
        assertThat(metrics.find("steps")).hasValue(3);
        assertThat(metrics.find("accuracy").orElseThrow()).as("right, wrong, and none above one half")
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(metrics.find("label")).hasValue(0.5);
    }

    @Test
    void impossibleStepsAreRefused() {
        assertThatThrownBy(() -> steps(2, new int[] {3}, 1))
                .hasMessageContaining("outside of the completion's 2 tokens");
        assertThatThrownBy(() -> steps(2, new int[] {1}, 2)).hasMessageContaining("a chance in [0, 1]");
        assertThatThrownBy(() -> steps(2, new int[] {1, 2}, 1)).hasMessageContaining("2 steps, 1 labels");
    }
}
