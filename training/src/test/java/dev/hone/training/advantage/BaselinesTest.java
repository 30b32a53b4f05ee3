package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.advantage.Column.Parts;
import dev.hone.training.advantage.Column.Parts.Part;
import dev.hone.training.tokens.KlEstimator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Estimators that give a completion one number, or nearly so, by hand.
class BaselinesTest {
    private static final Samples TWO_BY_THREE = Samples.of(new double[] {1, 0, 0}, new double[] {1, 1, 1});

    @Test
    void reinforcePlusPlusByHand() {
        var plain = new ReinforcePlusPlus(KlEstimator.K1, 0, 1);
        double unit = 0.5 / Math.sqrt(0.3);
        assertFirsts(plain, Samples.of(new double[] {1, 0, 0}, new double[] {1, 1, 0}),
                new double[] {unit, -unit, -unit}, new double[] {unit, unit, -unit});
    }

    @Test
    void reinforcePlusPlusTakesTheDivergenceTokenByToken() {
        Samples samples = new Samples(new double[][] {{1, 0}}, new int[][] {{2, 1}})
                .with(new Column.LogProbs(new float[][][] {{{-1, -1}, {-1}}}))
                .with(new Column.ReferenceLogProbs(new float[][][] {{{-1.5f, -0.75f}, {-1}}}));
        double last = 1 + 0.1 * 0.25;
        double first = 0.5 * last - 0.1 * 0.5;
        double mean = (first + last) / 3;
        double std = Math.sqrt(((first - mean) * (first - mean) + (last - mean) * (last - mean) + mean * mean) / 2);
        Advantages a = new ReinforcePlusPlus(KlEstimator.K1, 0.1, 0.5).estimate(samples);
        assertThat(a.of(0, 0)).containsExactly(
                new float[] {(float) ((first - mean) / std), (float) ((last - mean) / std)}, within(1e-6f));
        assertThat(a.of(0, 1)[0]).isCloseTo((float) (-mean / std), within(1e-6f));
    }

    @Test
    void reinforcePlusPlusBaselineWeighsByTokens() {
        Samples samples = new Samples(new double[][] {{1, 0}}, new int[][] {{1, 3}});
        Advantages a = new ReinforcePlusPlusBaseline(0).estimate(samples);
        assertThat(a.of(0, 0)).containsExactly(new float[] {1.5f}, within(1e-6f));
        assertThat(a.of(0, 1)).containsExactly(new float[] {-0.5f, -0.5f, -0.5f}, within(1e-6f));
    }

    @Test
    void remaxComparesWithTheGreedyCompletion() {
        Samples samples = Samples.of(new double[] {1, 0}, new double[] {0, 0.5})
                .with(new Column.GreedyRewards(new double[] {1, 0.5}));
        assertFirsts(new ReMax(), samples, new double[] {0, -1}, new double[] {-0.5, 0});
    }

    @Test
    void opoWeighsTheBaselineByLength() {
        Samples samples = new Samples(new double[][] {{1, 0, 0}}, new int[][] {{1, 2, 1}});
        assertFirsts(new Opo(), samples, new double[] {0.75, -0.25, -0.25});
        assertFirsts(new Opo(), Samples.of(new double[] {1, 0, 0}), new double[] {2 / 3.0, -1 / 3.0, -1 / 3.0});
    }

    @Test
    void gpgMakesUpForFlatGroups() {
        assertFirsts(new Gpg(), TWO_BY_THREE, new double[] {4 / 3.0, -2 / 3.0, -2 / 3.0}, new double[] {0, 0, 0});
        double std = Math.sqrt(1 / 3.0);
        assertFirsts(new Gpg(Gpg.Scale.STD), TWO_BY_THREE,
                new double[] {4 / 3.0 / std, -2 / 3.0 / std, -2 / 3.0 / std}, new double[] {0, 0, 0});
        assertFirsts(new Gpg(), Samples.of(new double[] {1, 1}), new double[] {0, 0});
    }

    @Test
    void gdpoByHand() {
        Samples samples = Samples.of(new double[] {1, 0, 0}).with(new Parts(List.of(
                new Part("a", 1, new double[][] {{1, 0, 0}}), new Part("b", 2, new double[][] {{0, 0, 1}}))));
        assertFirsts(new Gdpo(Gdpo.Order.NORMALISE_THEN_SUM, 0), samples, new double[] {0, -1, 1});
        assertFirsts(new Gdpo(Gdpo.Order.SUM_THEN_NORMALISE, 0), samples, new double[] {0, -1, 1});
    }

    @Test
    void gdpoKeepsRewardsApartThatASumConfuses() {
        Samples samples = Samples.of(new double[] {1, 1, 1, 0}).with(new Parts(List.of(
                new Part("rare", 1, new double[][] {{1, 0, 0, 0}}),
                new Part("common", 1, new double[][] {{0, 1, 1, 0}}))));
        Advantages sum = new Gdpo(Gdpo.Order.SUM_THEN_NORMALISE, 0).estimate(samples);
        assertThat(sum.of(0, 0)).isEqualTo(sum.of(0, 1));
        Advantages apart = new Gdpo().estimate(samples);
        assertThat(apart.of(0, 0)[0]).isGreaterThan(apart.of(0, 1)[0]);
    }

    @Test
    void gdpoWithOneRewardIsGroupMeanStdUpToTheBatch() {
        double[][] rewards = {{1, 0, 0.5}};
        Samples samples = Samples.of(rewards).with(new Parts(List.of(new Part("a", 3, rewards))));
        assertFirsts(new Gdpo(Gdpo.Order.NORMALISE_THEN_SUM, 0), samples, new double[] {1, -1, 0});
    }

    @Test
    void aSkippedRewardIsInNoMean() {
        Samples samples = Samples.of(new double[] {0, 0, 0}).with(new Parts(List.of(
                new Part("a", 1, new double[][] {{Double.NaN, 1, 0}}))));
        double unit = 0.5 / Math.sqrt(0.5);
        assertFirsts(new Gdpo(Gdpo.Order.SUM_THEN_NORMALISE, 0),
                Samples.of(new double[] {0, 0}).with(new Parts(List.of(
                        new Part("a", 1, new double[][] {{1, 0}})))),
                new double[] {unit, -unit});
        Advantages a = new Gdpo(Gdpo.Order.NORMALISE_THEN_SUM, 0).estimate(samples);
        assertThat(a.of(0, 0)).containsExactly(0f);
        assertThat(a.of(0, 1)[0]).isEqualTo(-a.of(0, 2)[0]).isPositive();
    }

    @Test
    void passAtKByHand() {
        double root = Math.sqrt(2 / 9.0);
        assertFirsts(new PassAtK(2), scored(1, 0, 0), new double[] {1 / 3.0 / root, -1 / 6.0 / root, -1 / 6.0 / root});
        assertFirsts(new PassAtK(1), scored(1, 0, 0), new double[] {2 / 3.0 / root, -1 / 3.0 / root, -1 / 3.0 / root});
        assertFirsts(new PassAtK(3), scored(1, 0, 0), new double[] {0, 0, 0});
        assertFirsts(new PassAtK(8), scored(0, 0), new double[] {0, 0});
    }

    @Test
    void passAtKIsTheMeanOverAllDraws() {
        double[] scores = {0, 1, 0, 0, 1, 0};
        int k = 3;
        double[] sums = new double[6];
        int[] draws = new int[6];
        double all = 0;
        int subsets = 0;
        for (int pick = 0; pick < 64; pick++) {
            if (Integer.bitCount(pick) == k) {
                boolean passed = (pick & 0b010010) != 0;
                all += passed ? 1 : 0;
                subsets++;
                for (int s = 0; s < 6; s++) {
                    if ((pick >> s & 1) == 1) {
                        sums[s] += passed ? 1 : 0;
                        draws[s]++;
                    }
                }
            }
        }
        double mean = all / subsets;
        double[] expected = new double[6];
        for (int s = 0; s < 6; s++) {
            expected[s] = (sums[s] / draws[s] - mean) / Math.sqrt(mean * (1 - mean));
        }
        assertFirsts(new PassAtK(k), scored(scores), expected);
    }

    @Test
    void maxRlDividesByThePassRate() {
        assertFirsts(new MaxRl(), Samples.of(new double[] {1, 0, 0}, new double[] {0, 0, 0}), new double[] {2, -1, -1},
                new double[] {0, 0, 0});
    }

    @Test
    void onlyTheSignOfTheScoreCounts() {
        Samples samples = scored(1, 0, 0.5);
        assertFirsts(new PositiveOnly(), samples, new double[] {1, 0, 0});
        assertFirsts(new NegativeOnly(), samples, new double[] {0, -1, -1});
        assertFirsts(new WeightedReinforce(), samples, new double[] {0.1, -1, -1});
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new PassAtK(0)).hasMessageContaining("k must be 1 or more: 0");
        assertThatThrownBy(() -> new Gdpo(Gdpo.Order.NORMALISE_THEN_SUM, -1)).hasMessageContaining("epsilon");
        assertThatThrownBy(() -> new WeightedReinforce(Double.NaN)).hasMessageContaining("lambda");
        assertThatThrownBy(() -> new ReinforcePlusPlus(KlEstimator.K1, -1, 1)).hasMessageContaining("coefficient");
        assertThatThrownBy(() -> new ReinforcePlusPlus(KlEstimator.K1, 0, 1.5)).hasMessageContaining("gamma");
        assertThatThrownBy(() -> new ReinforcePlusPlusBaseline(-1)).hasMessageContaining("epsilon");
    }

    private static Samples scored(double... scores) {
        return Samples.of(new double[scores.length]).with(new Column.Scores(new double[][] {scores}));
    }

    static void assertFirsts(AdvantageEstimator estimator, Samples samples, double[]... expected) {
        Advantages a = estimator.estimate(samples);
        for (int g = 0; g < expected.length; g++) {
            for (int s = 0; s < expected[g].length; s++) {
                assertThat((double) a.of(g, s)[0]).as("%d %d", g, s).isCloseTo(expected[g][s], within(1e-6));
            }
        }
    }
}
