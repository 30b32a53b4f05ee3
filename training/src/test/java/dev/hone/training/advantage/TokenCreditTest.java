package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.advantage.GeneralizedAdvantage.Whiten;
import org.junit.jupiter.api.Test;

/// Estimators that tell tokens, steps or turns of one completion apart, by hand.
class TokenCreditTest {
    private static final Samples EPISODES = new Samples(new double[][] {{1, 0.5}}, new int[][] {{3, 2}})
            .with(new Column.Steps(new int[][][] {{{1, 3}, {2}}}, new double[][][] {{{0.5, 0}, {0}}}));

    @Test
    void generalizedAdvantageByHand() {
        Advantages a = new GeneralizedAdvantage(0.9, 0.5, Whiten.NONE).estimate(valued(0));
        assertTokens(a.of(0, 0), 0.0625, 0.75);
        Advantages cut = new GeneralizedAdvantage(0.9, 0.5, Whiten.NONE).estimate(valued(0.5f));
        assertTokens(cut.of(0, 0), -0.275 + 0.45 * 1.2, 1.2);
    }

    @Test
    void generalizedAdvantageHasItsTwoLimits() {
        assertTokens(new GeneralizedAdvantage(1, 1, Whiten.NONE).estimate(valued(0)).of(0, 0), 0.5, 0.75);
        assertTokens(new GeneralizedAdvantage(1, 0, Whiten.NONE).estimate(valued(0)).of(0, 0), -0.25, 0.75);
    }

    @Test
    void forcedTokensArePassedOver() {
        Samples three = new Samples(new double[][] {{1}}, new int[][] {{3}})
                .with(new Column.Own(new boolean[][][] {{{true, false, true}}}))
                .with(new Column.Values(new float[][][] {{{0.5f, 7, 0.25f}}}, new float[][] {{0}}));
        Advantages a = new GeneralizedAdvantage(0.9, 0.5, Whiten.NONE).estimate(three);
        assertTokens(a.of(0, 0), 0.0625, 0, 0.75);
        assertTokens(new GeneralizedAdvantage(0.9, 0.5, Whiten.BATCH).estimate(three).of(0, 0),
                -Math.sqrt(0.5), 0, Math.sqrt(0.5));
    }

    @Test
    void theCriticsTargetIsValuePlusAdvantage() {
        double[][][] targets = new GeneralizedAdvantage(0.9, 0.5, Whiten.BATCH).targets(valued(0));
        assertThat(targets[0][0]).containsExactly(new double[] {0.5625, 1}, within(1e-9));
        double[][][] returns = new GeneralizedAdvantage(1, 1, Whiten.NONE).targets(valued(0));
        assertThat(returns[0][0]).containsExactly(new double[] {1, 1}, within(1e-9));
    }

    @Test
    void whitenedAdvantagesHaveMeanZeroAndDeviationOne() {
        Samples samples = Estimators.random(11, u -> u, 3, 4);
        Advantages a = new GeneralizedAdvantage().estimate(samples);
        double sum = 0;
        double squares = 0;
        int tokens = 0;
        for (float[][] group : a.tokens()) {
            for (float[] sample : group) {
                for (int t = 0; t < sample.length; t++) {
                    sum += sample[t];
                    squares += (double) sample[t] * sample[t];
                    tokens += t == 1 ? 0 : 1; // which is forced
                }
            }
        }
        assertThat(sum).isCloseTo(0, within(1e-5));
        assertThat(squares / (tokens - 1)).isCloseTo(1, within(1e-5));
    }

    @Test
    void everyTurnGetsTheEpisodesReturn() {
        Advantages a = new EpisodeReturn(0.5).estimate(EPISODES);
        assertTokens(a.of(0, 0), 0.25, 0.5, 0.5);
        assertTokens(a.of(0, 1), -0.5, -0.5);
        assertTokens(new EpisodeReturn().estimate(EPISODES).of(0, 0), 0.5, 0.5, 0.5);
    }

    @Test
    void aTurnIsComparedWithTheSameTurnOfOthers() {
        Advantages a = new TurnLevel().estimate(EPISODES);
        assertTokens(a.of(0, 0), 0.5, 0, 0);
        assertTokens(a.of(0, 1), -0.5, -0.5);
        Advantages discounted = new TurnLevel(0.5).estimate(EPISODES);
        assertTokens(discounted.of(0, 0), 0.25, 0, 0);
    }

    @Test
    void oneTurnWithoutStepRewardsIsGroupMean() {
        Samples samples = new Samples(new double[][] {{1, 0, 0.5}}, new int[][] {{2, 1, 3}})
                .with(new Column.Steps(new int[][][] {{{2}, {1}, {3}}}, new double[][][] {{{0}, {0}, {0}}}));
        Advantages mean = new GroupMean().estimate(samples);
        for (int s = 0; s < 3; s++) {
            assertThat(new TurnLevel().estimate(samples).of(0, s)).isEqualTo(mean.of(0, s));
            assertThat(new EpisodeReturn(0.3).estimate(samples).of(0, s)).isEqualTo(mean.of(0, s));
        }
    }

    @Test
    void stepsAreStandardisedOverTheGroupAndAddedToTheEnd() {
        Samples samples = new Samples(new double[][] {{0, 0}}, new int[][] {{3, 2}})
                .with(new Column.Steps(new int[][][] {{{1, 3}, {2}}}, new double[][][] {{{1, 0}, {0}}}));
        double third = Math.sqrt(1 / 3.0);
        Advantages a = new StepLevel(0, StepLevel.Outcome.IGNORED).estimate(samples);
        assertTokens(a.of(0, 0), third, -third, -third);
        assertTokens(a.of(0, 1), -third, -third);
        // scores 1 and 0 of two steps, and the whole's 2 in the one of the other
        Samples whole = new Samples(new double[][] {{0, 2}}, samples.lengths(), samples.columns());
        Advantages b = new StepLevel(0, StepLevel.Outcome.LAST_STEP).estimate(whole);
        assertTokens(b.of(0, 0), -1, -1, -1);
        assertTokens(b.of(0, 1), 1, 1);
    }

    @Test
    void entropyAddsAPartButNeverTurnsTheSign() {
        Samples samples = new Samples(new double[][] {{1, 0}}, new int[][] {{2, 1}})
                .with(new Column.Entropies(new float[][][] {{{0.1f, 10}, {1}}}));
        Advantages a = new EntropyShaped(Baseline.GROUP_MEAN, 0.4, 2).estimate(samples);
        assertTokens(a.of(0, 0), 0.54, 0.75);
        assertTokens(a.of(0, 1), -0.25);
        Samples flat = Estimators.withRewards(samples, r -> 1);
        assertTokens(new EntropyShaped().estimate(flat).of(0, 0), 0, 0);
        assertThatThrownBy(() -> new EntropyShaped(Baseline.GROUP_MEAN, 0.4, 1)).hasMessageContaining("kappa");
    }

    @Test
    void unlikelyTokensOfGoodCompletionsCountMore() {
        float quarter = (float) Math.log(0.75);
        Samples samples = new Samples(new double[][] {{1, 0}}, new int[][] {{2, 1}})
                .with(new Column.LogProbs(new float[][][] {{{quarter, 0}, {quarter}}}));
        Advantages a = new ExplorationWeighted().estimate(samples);
        assertTokens(a.of(0, 0), 0.25, 0);
        assertTokens(a.of(0, 1), -0.5);
        assertTokens(new ExplorationWeighted(Baseline.GROUP_MEAN, 0).estimate(samples).of(0, 0), 0.5, 0.5);
    }

    @Test
    void theOptimalTokenBaselineByHand() {
        Samples samples = new Samples(new double[][] {{1, 0}}, new int[][] {{1, 2}})
                .with(new Column.Energies(new float[][][] {{{2}, {1, 3}}}));
        Advantages a = new OptimalTokenBaseline().estimate(samples);
        assertTokens(a.of(0, 0), 1 / 3.0);
        assertTokens(a.of(0, 1), -2 / 3.0, 0);
        Samples raised = Estimators.withRewards(samples, r -> r + 0.5);
        assertTokens(new OptimalTokenBaseline().estimate(raised).of(0, 1), -2 / 3.0, 0.5);
        assertTokens(new OptimalTokenBaseline(OptimalTokenBaseline.Tail.OWN).estimate(raised).of(0, 1), -2 / 3.0, 0);
    }

    @Test
    void energiesAddUpAlongTheCompletion() {
        Samples samples = new Samples(new double[][] {{1, 0}}, new int[][] {{2, 2}})
                .with(new Column.Energies(new float[][][] {{{1, 0}, {1, 2}}}));
        Advantages a = new OptimalTokenBaseline().estimate(samples);
        assertTokens(a.of(0, 0), 0.5, 0.75);
        Samples still = new Samples(new double[][] {{1, 0}}, new int[][] {{1, 1}})
                .with(new Column.Energies(new float[][][] {{{0}, {0}}}));
        assertTokens(new OptimalTokenBaseline().estimate(still).of(0, 0), 0.5);
    }

    private static Samples valued(float after) {
        return new Samples(new double[][] {{1}}, new int[][] {{2}})
                .with(new Column.Own(new boolean[][][] {{{true, true}}}))
                .with(new Column.Values(new float[][][] {{{0.5f, 0.25f}}}, new float[][] {{after}}));
    }

    private static void assertTokens(float[] found, double... expected) {
        assertThat(found).hasSize(expected.length);
        for (int t = 0; t < found.length; t++) {
            assertThat((double) found[t]).as("token %d", t).isCloseTo(expected[t], within(1e-6));
        }
    }
}
