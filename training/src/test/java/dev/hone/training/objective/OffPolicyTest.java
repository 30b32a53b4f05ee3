package dev.hone.training.objective;

import static dev.hone.training.loss.OneCompletion.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.aggregation.BatchCounts;
import dev.hone.training.aggregation.TokenSum;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.TruncatedImportance;
import dev.hone.training.loss.PolicyLoss;
import dev.hone.training.recipe.Axes;
import dev.hone.training.regularizer.EntropyBonus;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.Origin;
import dev.hone.training.tokens.TokenNotes;
import dev.hone.training.tokens.TokenPass;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is learnt from completions that the policy did not draw.
class OffPolicyTest {
    private static final double[] HALF_AND_TENTH = {Math.log(0.5), Math.log(0.1)};

    private static double loss(OffPolicy rule, CompletionTokens tokens, float[] slope, double... logProbs) {
        var loss = new PolicyLoss(PpoClip.symmetric(0.2), new TokenSum(), new TruncatedImportance(5),
                List.of(new EntropyBonus(1)), rule);
        return loss.at(new TokenPass(tokens), BatchCounts.of(List.of(tokens)), floats(logProbs),
                new float[] {3, 3}, slope, new float[2]);
    }

    /// Two tokens with advantage 1 and probabilities 0.5 and 0.1 under the policy that the step begins with.
    private static CompletionTokens demonstration() {
        return CompletionTokens.onPolicy(floats(HALF_AND_TENTH), new float[] {1, 1})
                .withBehaviour(new float[2])
                .withNotes(TokenNotes.NONE.withOrigin(Origin.DEMONSTRATED));
    }

    /// Both tokens had probability 0.25 when they were drawn.
    private static CompletionTokens replayed(double... advantages) {
        return CompletionTokens.onPolicy(floats(Math.log(0.25), Math.log(0.25)), floats(advantages))
                .withNotes(TokenNotes.NONE.withOrigin(Origin.REPLAYED));
    }

    @Test
    void shapedByHand() {
        float[] slope = new float[2];
        assertThat(loss(new ShapedRatio(0.1), demonstration(), slope, HALF_AND_TENTH))
                .isCloseTo(-(0.5 / 0.6 + 0.1 / 0.2), within(1e-6));
        assertThat(slope).containsExactly(floats(-0.05 / 0.36, -0.01 / 0.04), within(1e-6f));
        assertThat(loss(new ShapedRatio(1), replayed(2, 2), slope, Math.log(0.5), Math.log(0.25)))
                .as("ratios 2 and 1").isCloseTo(-2 * (2.0 / 3 + 0.5), within(1e-6));
    }

    @Test
    void unlikelyTokensMoveMostWhereTheyAreShaped() {
        var rule = new ShapedRatio(0.1);
        float[] slope = new float[2];
        loss(rule, demonstration(), slope, Math.log(0.1), Math.log(0.9));
        assertThat(-slope[0]).isGreaterThan(-slope[1]);
        loss(rule, demonstration(), slope, Math.log(0.1), Math.log(0.01));
        assertThat(-slope[0]).as("the most at γ").isGreaterThan(-slope[1]);
    }

    @Test
    void mixtureByHand() {
        float[] slope = new float[2];
        double first = 2 * 0.5 / (0.75 + 0.5) * Math.sqrt(0.5);
        double second = 2 * 0.1 / (0.55 + 0.1) * Math.sqrt(0.9);
        assertThat(loss(new MixtureRatio(0.5), demonstration(), slope, HALF_AND_TENTH))
                .isCloseTo(-first - second, within(1e-6));
        assertThat(slope).containsExactly(floats(-first, -second), within(1e-6f));
        assertThat(loss(new MixtureRatio(0), replayed(1, 1), slope, HALF_AND_TENTH))
                .as("of a replayed completion the ratio is the plain one").isCloseTo(-(2 + 0.4), within(1e-6));
    }

    @Test
    void derivativesAreFiniteDifferences() {
        double step = 1.0 / 1024;
        for (OffPolicy rule : List.of(new ShapedRatio(0.3), new MixtureRatio(0), new OwnObjective())) {
            float[] slope = new float[2];
            float[] none = new float[2];
            loss(rule, demonstration(), slope, -0.75, -1.5);
            for (int t = 0; t < 2; t++) {
                double up =
                        loss(rule, demonstration(), none, t == 0 ? -0.75 + step : -0.75, t == 1 ? -1.5 + step : -1.5);
                double down = loss(rule, demonstration(), none, t == 0 ? -0.75 - step : -0.75,
                        t == 1 ? -1.5 - step : -1.5);
                assertThat((double) slope[t]).as(rule.name()).isCloseTo((up - down) / (2 * step), within(1e-5));
            }
        }
    }

    @Test
    void theOwnObjectiveMeasuresReplayedTokensFromTheirOwnPolicy() {
        float[] slope = new float[2];
        assertThat(loss(new OwnObjective(), replayed(1, 1), slope, Math.log(0.5), Math.log(0.2)))
                .as("ratios 2, which is clipped, and 0.8").isCloseTo(-(1.2 + 0.8), within(1e-6));
        assertThat(slope).containsExactly(floats(0, -0.8), within(1e-6f));
    }

    @Test
    void theOwnObjectiveWeighsDemonstrationsByTheCorrectionAlone() {
        float[] slope = new float[2];
        assertThat(loss(new OwnObjective(), demonstration(), slope, HALF_AND_TENTH))
                .isCloseTo(-(0.5 + 0.1), within(1e-6));
        var plain = new PolicyLoss(PpoClip.symmetric(0.2), new TokenSum(), new NoCorrection(), List.of());
        assertThat(plain.at(new TokenPass(demonstration()), new BatchCounts(2, 1), floats(HALF_AND_TENTH),
                new float[2], slope, new float[2])).isCloseTo(-2, within(1e-6));
    }

    @Test
    void regularisersSeeWhatThePolicyDrewAlone() {
        float[] slope = new float[2];
        double demonstrated = loss(new OwnObjective(), demonstration(), slope, HALF_AND_TENTH);
        CompletionTokens guided = demonstration().withNotes(TokenNotes.NONE.withOrigin(Origin.GUIDED));
        assertThat(loss(new OwnObjective(), guided, slope, HALF_AND_TENTH))
                .as("an entropy of 3 at two tokens").isCloseTo(demonstrated - 6, within(1e-6));
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new ShapedRatio(0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new MixtureRatio(-1)).hasMessageContaining("exponent");
        assertThat(Axes.offPolicies().defaults()).hasSize(OffPolicy.class.getPermittedSubclasses().length - 1);
    }
}
