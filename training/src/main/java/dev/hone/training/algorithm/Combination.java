package dev.hone.training.algorithm;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.EntropyShaped;
import dev.hone.training.advantage.EpisodeReturn;
import dev.hone.training.advantage.ExplorationWeighted;
import dev.hone.training.advantage.GeneralizedAdvantage;
import dev.hone.training.advantage.OptimalTokenBaseline;
import dev.hone.training.advantage.PositiveOnly;
import dev.hone.training.advantage.PrefixWeightedTeacher;
import dev.hone.training.advantage.ReinforcePlusPlus;
import dev.hone.training.advantage.StepLevel;
import dev.hone.training.advantage.TeacherLogRatio;
import dev.hone.training.advantage.TurnLevel;
import dev.hone.training.correction.Correction;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.OffPolicySequenceMask;
import dev.hone.training.mask.LossMask;
import dev.hone.training.mask.TopEntropy;
import dev.hone.training.objective.AdvantageRegression;
import dev.hone.training.objective.Dro;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.Vespo;
import dev.hone.training.tokens.Level;
import java.util.List;
import java.util.Optional;

/// Which members of the axes go together. A pure function of the members; a refusal says why and what to take instead.
///
/// Members of the user's own go with everything. Whatever is not refused here is allowed: aggregations and regularisers
/// go with all others.
public final class Combination {
    private Combination() {}

    /// Why this algorithm is refused, or nothing if it is allowed.
    public static Optional<String> refusal(Algorithm a) {
        return refusal(a.objective(), a.correction())
                .or(() -> refusal(a.objective(), a.advantage()))
                .or(() -> a.masks().stream().flatMap(m -> refusal(a.objective(), m).stream()).findFirst())
                .or(() -> refusal(a.correction(), a.advantage()))
                .or(() -> a.objective().needsReference() && !a.supplements().isEmpty()
                        ? refused(a.objective().name(), "supplements",
                                "it reads what the reference says of every completion, and the reference did not see"
                                        + " those that were added; leave the supplements out")
                        : Optional.empty());
    }

    /// The algorithm itself.
    ///
    /// @throws IllegalArgumentException with the reason if it is refused
    public static Algorithm require(Algorithm a) {
        refusal(a).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return a;
    }

    /// Of an objective and a correction.
    public static Optional<String> refusal(Objective objective, Correction correction) {
        if (correction instanceof NoCorrection || correction instanceof Correction.Custom) {
            return Optional.empty();
        }
        return switch (objective) {
            case Vespo v -> refused(v.name(), correction.name(),
                    "its weight of the completion is the correction; take correction: none");
            case Dro d -> refused(d.name(), correction.name(),
                    "its quadratic term stands in place of importance weights; take correction: none");
            case AdvantageRegression r -> refused(r.name(), correction.name(),
                    "it measures from the reference, not from the policy that sampled; take correction: none");
            case Objective o when o.level() == Level.SEQUENCE && correction.level() == Level.TOKEN ->
                refused(o.name(), correction.name(),
                        "a completion that is one action cannot have a weight for each token; take a sequence-level"
                                + " correction, or gspo-token");
            default -> Optional.empty();
        };
    }

    /// Of an objective and an advantage.
    public static Optional<String> refusal(Objective objective, AdvantageEstimator advantage) {
        return objective.level() == Level.SEQUENCE && differsByToken(advantage)
                ? refused(objective.name(), advantage.name(),
                        "a completion that is one action has one advantage, not one a token; take gspo-token")
                : Optional.empty();
    }

    /// Of an objective and a mask.
    public static Optional<String> refusal(Objective objective, LossMask mask) {
        return objective.level() == Level.SEQUENCE && mask instanceof TopEntropy
                ? refused(objective.name(), mask.name(),
                        "its gradient goes to all tokens of the completion, also to those that are silent; take"
                                + " gspo-token")
                : Optional.empty();
    }

    /// Of a correction and an advantage.
    public static Optional<String> refusal(Correction correction, AdvantageEstimator advantage) {
        return correction instanceof OffPolicySequenceMask && advantage instanceof PositiveOnly
                ? refused(correction.name(), advantage.name(),
                        "it leaves out completions with negative advantage, and there are none; take correction: none")
                : Optional.empty();
    }

    private static boolean differsByToken(AdvantageEstimator advantage) {
        return advantage instanceof ReinforcePlusPlus
                || advantage instanceof GeneralizedAdvantage
                || advantage instanceof EpisodeReturn
                || advantage instanceof TurnLevel
                || advantage instanceof StepLevel
                || advantage instanceof EntropyShaped
                || advantage instanceof ExplorationWeighted
                || advantage instanceof OptimalTokenBaseline
                || advantage instanceof TeacherLogRatio
                || advantage instanceof PrefixWeightedTeacher;
    }

    private static Optional<String> refused(String one, String other, String why) {
        return Optional.of(one + " does not go with " + other + ": " + why);
    }
}
