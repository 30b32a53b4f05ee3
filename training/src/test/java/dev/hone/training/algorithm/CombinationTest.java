package dev.hone.training.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.GeneralizedAdvantage;
import dev.hone.training.advantage.PositiveOnly;
import dev.hone.training.correction.Correction;
import dev.hone.training.correction.MaskedSequenceImportance;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.OffPolicySequenceMask;
import dev.hone.training.correction.TruncatedImportance;
import dev.hone.training.mask.LossMask;
import dev.hone.training.mask.TopEntropy;
import dev.hone.training.objective.Gspo;
import dev.hone.training.objective.GspoToken;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.objective.Vespo;
import dev.hone.training.recipe.Axes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CombinationTest {
    @Test
    void everyPairIsAllowedOrRefusedWithAReasonThatNamesBoth() {
        int pairs = 0;
        int refused = 0;
        for (Objective o : Axes.objectives().defaults()) {
            for (Correction c : Axes.corrections().defaults()) {
                pairs++;
                refused += named(Combination.refusal(o, c), o.name(), c.name());
            }
            for (AdvantageEstimator a : Axes.advantages().defaults()) {
                pairs++;
                refused += named(Combination.refusal(o, a), o.name(), a.name());
            }
            for (LossMask m : Axes.masks().defaults()) {
                pairs++;
                refused += named(Combination.refusal(o, m), o.name(), m.name());
            }
        }
        assertThat(pairs).isGreaterThan(400);
        assertThat(refused).isBetween(30, pairs / 5);
    }

    private static int named(Optional<String> refusal, String one, String other) {
        refusal.ifPresent(
                reason -> assertThat(reason).startsWith(one + " does not go with " + other + ": ").contains("; take "));
        return refusal.isPresent() ? 1 : 0;
    }

    @Test
    void theWholeTableAgreesWithItsPairs() {
        int allowed = 0;
        for (Objective o : Axes.objectives().defaults()) {
            for (Correction c : Axes.corrections().defaults()) {
                for (AdvantageEstimator a : Axes.advantages().defaults()) {
                    Algorithm whole =
                            Algorithms.grpo().withObjective(o).withCorrection(c).withAdvantage(a);
                    boolean pairwise = Combination.refusal(o, c).isEmpty()
                            && Combination.refusal(o, a).isEmpty()
                            && Combination.refusal(c, a).isEmpty();
                    assertThat(Combination.refusal(whole).isEmpty()).isEqualTo(pairwise);
                    allowed += pairwise ? 1 : 0;
                }
            }
        }
        assertThat(allowed).isGreaterThan(1000);
    }

    @Test
    void namedAlgorithmsAreAllowed() {
        for (Algorithm a : Algorithms.all(64)) {
            assertThat(Combination.refusal(a)).as(a.name()).isEmpty();
        }
    }

    @Test
    void refusalsByHand() {
        assertThat(Combination.refusal(new Gspo(), new TruncatedImportance(2))).contains(
                "gspo does not go with truncated-importance: a completion that is one action cannot have a weight for"
                        + " each token; take a sequence-level correction, or gspo-token");
        assertThat(Combination.refusal(new Gspo(), new MaskedSequenceImportance())).isEmpty();
        assertThat(Combination.refusal(new GspoToken(), new TruncatedImportance(2))).isEmpty();
        assertThat(Combination.refusal(new Gspo(), new TopEntropy())).isPresent();
        assertThat(Combination.refusal(new PpoClip(0.2, 0.2), new TopEntropy())).isEmpty();
        assertThat(Combination.refusal(new Gspo(), new GeneralizedAdvantage())).isPresent();
        assertThat(Combination.refusal(new PpoClip(0.2, 0.2), new GeneralizedAdvantage())).isEmpty();
        assertThat(Combination.refusal(new Vespo(), new MaskedSequenceImportance())).isPresent();
        assertThat(Combination.refusal(new Vespo(), new NoCorrection())).isEmpty();
        assertThat(Combination.refusal(new OffPolicySequenceMask(), new PositiveOnly())).isPresent();
    }

    @Test
    void aRefusedAlgorithmIsAnError() {
        Algorithm wrong = Algorithms.grpo().withObjective(new Gspo()).withMasks(List.of(new TopEntropy()));
        assertThatThrownBy(() -> Combination.require(wrong)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gspo does not go with top-entropy");
    }

    @Test
    void ownMembersGoWithEverything() {
        Correction.Custom own = pass -> {};
        assertThat(Combination.refusal(new Vespo(), own)).isEmpty();
    }
}
