package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.distill.ReverseKl;
import org.junit.jupiter.api.Test;

class TeacherAdvantagesTest {
    private static Samples samples(float[] own, float[] teacher) {
        return new Samples(new double[][] {{1, 0}}, new int[][] {{own.length, 1}})
                .with(new Column.LogProbs(new float[][][] {{own, {-1}}}))
                .with(new Column.TeacherLogProbs(new float[][][] {{teacher, {-1}}}));
    }

    private static void assertTokens(float[] found, double... expected) {
        assertThat(found).hasSize(expected.length);
        for (int t = 0; t < found.length; t++) {
            assertThat((double) found[t]).as("token %d", t).isCloseTo(expected[t], within(1e-6));
        }
    }

    @Test
    void theAdvantageIsTheDifferenceOfLogarithms() {
        Samples samples = samples(new float[] {-1.5f, -0.5f, -2}, new float[] {-1, -2, -2});
        assertTokens(new TeacherLogRatio().estimate(samples).of(0, 0), 0.5, -1.5, 0);
        assertTokens(new TeacherLogRatio().estimate(samples).of(0, 1), 0);
        assertTokens(new TeacherLogRatio(2, Baseline.GROUP_MEAN).estimate(samples).of(0, 0), 1.5, -0.5, 1);
        assertTokens(new TeacherLogRatio(2, Baseline.GROUP_MEAN).estimate(samples).of(0, 1), -1);
    }

    @Test
    void earlyTokensCountMore() {
        // |A| = 1, 3, 0, 4: nothing, an eighth, a half and a half of it lie before each token
        Samples samples = samples(new float[] {-2, -1, -1, -5}, new float[] {-1, -4, -1, -1});
        assertTokens(new TeacherLogRatio().estimate(samples).of(0, 0), 1, -3, 0, 4);
        assertTokens(
                new PrefixWeightedTeacher(0.5).estimate(samples).of(0, 0), 1.5, -3 * (1 + 0.5 * 7 / 8), 0, 4 * 1.25);
        assertTokens(new PrefixWeightedTeacher(0).estimate(samples).of(0, 0), 1, -3, 0, 4);
        assertTokens(new PrefixWeightedTeacher().estimate(samples).of(0, 1), 0);
    }

    /// Over all tokens that the policy may draw, A · ∇log π is on average the falling slope of the reverse KL.
    @Test
    void onAverageThePolicyGradientIsThatOfTheReverseKl() {
        double[] own = {Math.log(0.5), Math.log(0.3), Math.log(0.2)};
        double[] teacher = {Math.log(0.1), Math.log(0.6), Math.log(0.3)};
        double[] slopes = new double[3];
        new ReverseKl().at(own, teacher, slopes);
        double[] average = new double[3];
        for (int v = 0; v < 3; v++) {
            Samples drawn = new Samples(new double[][] {{0}}, new int[][] {{1}})
                    .with(new Column.LogProbs(new float[][][] {{{(float) own[v]}}}))
                    .with(new Column.TeacherLogProbs(new float[][][] {{{(float) teacher[v]}}}));
            double advantage = new TeacherLogRatio().estimate(drawn).of(0, 0)[0];
            for (int j = 0; j < 3; j++) {
                average[j] += Math.exp(own[v]) * advantage * ((v == j ? 1 : 0) - Math.exp(own[j]));
            }
        }
        for (int j = 0; j < 3; j++) {
            assertThat(average[j]).isCloseTo(-slopes[j], within(1e-6));
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        Samples without = new Samples(new double[][] {{1}}, new int[][] {{1}})
                .with(new Column.LogProbs(new float[][][] {{{-1}}}));
        assertThatThrownBy(() -> new TeacherLogRatio().estimate(without))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("TeacherLogProbs");
        assertThatThrownBy(() -> without.with(new Column.TeacherLogProbs(new float[][][] {{{-1, -2}}})))
                .hasMessageContaining("log-probabilities of teachers");
        assertThatThrownBy(() -> new TeacherLogRatio(-1, Baseline.GROUP_MEAN)).hasMessageContaining("outcome");
        assertThatThrownBy(() -> new PrefixWeightedTeacher(-1)).hasMessageContaining("gamma");
        assertThat(new TeacherLogRatio().comparesGroup()).isFalse();
        assertThat(new TeacherLogRatio(1, Baseline.GROUP_MEAN).comparesGroup()).isTrue();
    }
}
