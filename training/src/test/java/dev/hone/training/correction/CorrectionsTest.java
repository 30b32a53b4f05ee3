package dev.hone.training.correction;

import static dev.hone.training.loss.OneCompletion.minusOne;
import static dev.hone.training.loss.OneCompletion.passOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.loss.BatchLoss;
import dev.hone.training.loss.OneCompletion;
import dev.hone.training.loss.PolicyLoss;
import dev.hone.training.objective.PolicyGradient;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.recipe.Axes;
import dev.hone.training.tokens.CompletionTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private static final double LN2 = Math.log(2);

    /// Advantages 1, −1, 1; πold/πbehaviour 2, 1/2 and 8.
    private static final CompletionTokens STALE = minusOne(1, -1, 1).withBehaviour(
            OneCompletion.floats(-1 - LN2, -1 + LN2, -1 - 3 * LN2));

    private static double[] weights(Correction correction, CompletionTokens tokens) {
        return passOf(new PolicyGradient(), correction, tokens, -1, -1, -1).corrections();
    }

    private static void assertWeights(Correction correction, CompletionTokens tokens, double... expected) {
        assertThat(weights(correction, tokens)).containsExactly(expected, within(1e-5));
    }

    @Test
    void weightsByHand() {
        assertWeights(new TruncatedImportance(3), STALE, 2, 0.5, 3);
        assertWeights(new MaskedImportance(0.6, 5), STALE, 2, 0, 0);
        assertWeights(new TruncatedSequenceImportance(3), STALE, 3, 3, 3);
        assertWeights(new TruncatedSequenceImportance(10), STALE, 8, 8, 8);
        assertWeights(new MaskedSequenceImportance(0, 3), STALE, 0, 0, 0);
        assertWeights(new MaskedSequenceImportance(0, 9), STALE, 8, 8, 8);
    }

    @Test
    void badCompletionsFarFromThePolicyAreLeftOut() {
        CompletionTokens far = minusOne(1, -1, 1).withBehaviour(new float[] {0, 0, -1.5f});
        assertWeights(new OffPolicySequenceMask(0.4), far, 1, 0, 1);
        assertWeights(new OffPolicySequenceMask(0.6), far, 1, 1, 1);
    }

    @Test
    void theLargestSecondMomentsAreLeftOutUntilTheMeanIsSmall() {
        // trust region: the first (ln 2)² = 0.48, the second too, the third 9 · 0.48; all with A · log r > 0
        assertWeights(new SecondMomentMask(1), STALE, 2, 0.5, 0);
        assertWeights(new SecondMomentMask(2), STALE, 2, 0.5, 8);
        assertWeights(new SecondMomentMask(0.1), STALE, 0, 0, 0);
        // a token that the advantage pulls back is not in the trust region
        CompletionTokens back = minusOne(-1, 1, -1).withBehaviour(STALE.behaviourLogProbs());
        assertWeights(new SecondMomentMask(0.1), back, 2, 0.5, 8);
    }

    @Test
    void oldTokensAreLeftOut() {
        CompletionTokens aged = STALE.withNotes(STALE.notes().withAges(new int[] {0, 2, 3}));
        assertWeights(new StalenessLimit(2, 5), aged, 2, 0.5, 0);
        assertWeights(new StalenessLimit(3, 5), aged, 2, 0.5, 5);
        PolicyLoss loss = new PolicyLoss(new PolicyGradient(), new TokenMean(), new StalenessLimit(), List.of());
        assertThatThrownBy(() -> new BatchLoss(loss).bind(List.of(List.of(STALE))))
                .hasMessageContaining("has no ages, which the correction staleness-limit reads");
    }

    @Test
    void unpreparedStepsAreRefused() {
        PolicyLoss loss = new PolicyLoss(new PolicyGradient(), new TokenMean(), new SecondMomentMask(), List.of());
        assertThatThrownBy(() -> new BatchLoss(loss).bind(List.of(List.of(STALE))))
                .hasMessageContaining("must be prepared first");
    }

    @Test
    void whereBehaviourIsTheProximalPolicyAllWeightsAreExactlyOne() {
        CompletionTokens fresh = minusOne(1, -1, 1);
        for (Correction correction : Axes.corrections().defaults()) {
            CompletionTokens aged = fresh.withNotes(fresh.notes().withAges(new int[3]));
            assertThat(weights(correction, aged)).as(correction.name()).containsExactly(1, 1, 1);
        }
    }

    @Test
    void clippingAgainstTheProximalPolicyWithBehaviourWeightsIsDecoupledPpo() {
        OneCompletion r = passOf(PpoClip.symmetric(0.2), new TruncatedImportance(5), STALE, -1 + LN2, -1, -1 - LN2);
        // πproximal/πbehaviour · min(r A, clamp(r) A), r = π/πproximal = 2, 1, 1/2
        r.mustBe(-(2 * 1.2 - 0.5 * 1 + 5 * 0.5), 0, 0.5, -5 * 0.5);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new MaskedImportance(1.5, 5)).hasMessageContaining("0 <= low <= 1 <= high");
        assertThatThrownBy(() -> new MaskedSequenceImportance(0, 0.5)).hasMessageContaining("<= high");
        assertThatThrownBy(() -> new TruncatedSequenceImportance(0.5)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new OffPolicySequenceMask(0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new SecondMomentMask(-1)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new StalenessLimit(-1, 5)).hasMessageContaining("0 or more");
    }
}
