package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvantageEstimatorTest {
    private static final List<AdvantageEstimator> ALL = List.of(new GroupMean(), new GroupMeanStd(), new BatchStd(),
            new LeaveOneOut());
    private static final Samples TWO_BY_THREE = Samples.of(new double[] {1, 0, 0}, new double[] {1, 1, 0.25});

    @Test
    void groupMeanByHand() {
        assertRows(new GroupMean(), new double[] {2 / 3.0, -1 / 3.0, -1 / 3.0}, new double[] {0.25, 0.25, -0.5});
    }

    @Test
    void groupMeanStdByHand() {
        double first = Math.sqrt((4 / 9.0 + 1 / 9.0 + 1 / 9.0) / 2) + 1e-4;
        double second = Math.sqrt((0.0625 + 0.0625 + 0.25) / 2) + 1e-4;
        assertRows(new GroupMeanStd(), new double[] {2 / 3.0 / first, -1 / 3.0 / first, -1 / 3.0 / first},
                new double[] {0.25 / second, 0.25 / second, -0.5 / second});
    }

    @Test
    void batchStdByHand() {
        double mean = 3.25 / 6;
        double squares = 3 * (1 - mean) * (1 - mean) + 2 * mean * mean + (0.25 - mean) * (0.25 - mean);
        double d = Math.sqrt(squares / 5) + 1e-4;
        assertRows(new BatchStd(), new double[] {2 / 3.0 / d, -1 / 3.0 / d, -1 / 3.0 / d},
                new double[] {0.25 / d, 0.25 / d, -0.5 / d});
    }

    @Test
    void leaveOneOutByHand() {
        assertRows(new LeaveOneOut(), new double[] {1, -0.5, -0.5}, new double[] {0.375, 0.375, -0.75});
    }

    @Test
    void groupMeanIsLeaveOneOutShrunk() {
        Samples samples = random(8, 5);
        Advantages mean = new GroupMean().estimate(samples);
        Advantages others = new LeaveOneOut().estimate(samples);
        for (int g = 0; g < samples.groups(); g++) {
            double size = samples.size(g);
            for (int s = 0; s < size; s++) {
                assertThat((double) mean.of(g, s)[0]).isCloseTo(others.of(g, s)[0] * (size - 1) / size, within(1e-7));
            }
        }
    }

    @Test
    void equalRewardsGiveExactlyNothing() {
        for (AdvantageEstimator estimator : ALL) {
            Advantages a = estimator.estimate(Samples.of(new double[] {0.1, 0.1, 0.1}));
            assertThat(a.of(0, 0)).as(estimator.name()).containsExactly(0f);
            assertThat(a.of(0, 2)).as(estimator.name()).containsExactly(0f);
        }
    }

    @Test
    void aDeviationBelowAMillionthCountsAsZero() {
        double[] nearlyEqual = {0.5, 0.5 + 1e-6, 0.5};
        assertThat(Moments.deviation(nearlyEqual)).isPositive().isLessThan(1e-6);
        assertThat(new GroupMeanStd(0).estimate(Samples.of(nearlyEqual)).of(0, 1)).containsExactly(0f);
        assertThat(new BatchStd(0).estimate(Samples.of(nearlyEqual)).of(0, 1)).containsExactly(0f);
    }

    @Test
    void aGroupOfOneHasNoBaseline() {
        for (AdvantageEstimator estimator : ALL) {
            Advantages a = estimator.estimate(Samples.of(new double[] {1}, new double[] {0, 1}));
            assertThat(a.of(0, 0)).as(estimator.name()).containsExactly(0f);
            assertThat(a.of(1, 1)[0]).as(estimator.name()).isPositive();
        }
    }

    @Test
    void groupsSumToNothingAndShiftsChangeNothing() {
        Samples samples = random(4, 6);
        double[][] shifted = Arrays.stream(samples.rewards())
                .map(g -> Arrays.stream(g).map(r -> r + 3).toArray())
                .toArray(double[][]::new);
        for (AdvantageEstimator estimator : ALL) {
            Advantages a = estimator.estimate(samples);
            Advantages b = estimator.estimate(new Samples(shifted, samples.lengths()));
            for (int g = 0; g < samples.groups(); g++) {
                double sum = 0;
                for (int s = 0; s < samples.size(g); s++) {
                    sum += a.of(g, s)[0];
                    assertThat(b.of(g, s)[0]).as(estimator.name()).isCloseTo(a.of(g, s)[0], within(1e-5f));
                }
                assertThat(sum).as(estimator.name()).isCloseTo(0, within(1e-5));
            }
        }
    }

    @Test
    void theOrderOfGroupsDoesNotMatter() {
        Samples samples = random(5, 4);
        double[][] turned = samples.rewards().clone();
        Collections.reverse(Arrays.asList(turned));
        for (AdvantageEstimator estimator : ALL) {
            Advantages a = estimator.estimate(samples);
            Advantages b = estimator.estimate(Samples.of(turned));
            assertThat(b.of(4, 2)[0]).as(estimator.name()).isCloseTo(a.of(0, 2)[0], within(1e-6f));
        }
    }

    @Test
    void everyTokenOfASampleGetsItsAdvantage() {
        Samples samples = new Samples(new double[][] {{1, 0}}, new int[][] {{3, 1}});
        Advantages a = new GroupMean().estimate(samples);
        assertThat(a.of(0, 0)).containsExactly(0.5f, 0.5f, 0.5f);
        assertThat(a.of(0, 1)).containsExactly(-0.5f);
    }

    @Test
    void ownEstimatorsAreLambdas() {
        AdvantageEstimator.Custom asRewarded = s -> Advantages.perSequence(s, s.rewards());
        assertThat(asRewarded.estimate(TWO_BY_THREE).of(1, 2)).containsExactly(0.25f);
    }

    @Test
    void badColumnsAreRefused() {
        assertThatThrownBy(() -> Samples.of(new double[] {1, Double.NaN})).hasMessageContaining("group 0, sample 1");
        assertThatThrownBy(() -> new Samples(new double[][] {{1}}, new int[][] {{1, 2}}))
                .hasMessageContaining("1 rewards, 2 lengths");
        assertThatThrownBy(() -> new Samples(new double[][] {{1}}, new int[][] {{0}})).hasMessageContaining("0 tokens");
        assertThatThrownBy(() -> new GroupMeanStd(-1)).hasMessageContaining("epsilon");
    }

    private static void assertRows(AdvantageEstimator estimator, double[]... expected) {
        Advantages a = estimator.estimate(TWO_BY_THREE);
        for (int g = 0; g < expected.length; g++) {
            for (int s = 0; s < expected[g].length; s++) {
                assertThat(a.of(g, s)).hasSize(1);
                assertThat((double) a.of(g, s)[0]).isCloseTo(expected[g][s], within(1e-7));
            }
        }
    }

    private static Samples random(int groups, int size) {
        Draws draws = Key.of(7).draws();
        double[][] rewards = new double[groups][size];
        for (double[] g : rewards) {
            Arrays.setAll(g, i -> draws.uniform());
        }
        return Samples.of(rewards);
    }
}
