package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a constant more, or a factor, for all rewards does to the advantages: what each estimator must say of itself.
/// Nothing else of the samples changes.
class InvarianceTest {
    private static final Samples SAMPLES = Estimators.random(3, u -> 0.6 * u, 5, 4, 6);

    /// What holds.
    private enum Holds {
        /// A(r + c) = A(r)
        SHIFT,
        /// A(c · r) = A(r), but for ε
        SCALE,
        /// A(c · r) = c · A(r)
        PROPORTIONAL
    }

    /// A new estimator does not compile before it says what holds of it.
    private static Set<Holds> of(AdvantageEstimator e) {
        return switch (e) {
            case GroupMean x -> Set.of(Holds.SHIFT, Holds.PROPORTIONAL);
            case GroupMeanStd x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case BatchStd x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case LeaveOneOut x -> Set.of(Holds.SHIFT, Holds.PROPORTIONAL);
            // whitened over the batch; the divergence is 0 in these samples, and does not scale with rewards
            case ReinforcePlusPlus x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case ReinforcePlusPlusBaseline x -> Set.of(Holds.SHIFT, Holds.SCALE);
            // the greedy completion's reward is another column, and stays
            case ReMax x -> Set.of();
            case Opo x -> Set.of(Holds.SHIFT, Holds.PROPORTIONAL);
            case Gpg x -> x.scale() == Gpg.Scale.STD
                    ? Set.of(Holds.SHIFT, Holds.SCALE)
                    : Set.of(Holds.SHIFT, Holds.PROPORTIONAL);
            // rewards by name, and scores, are other columns
            case Gdpo x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case PassAtK x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case PositiveOnly x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case NegativeOnly x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case WeightedReinforce x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case MaxRl x -> Set.of(Holds.SCALE);
            // values do not follow
            case GeneralizedAdvantage x -> Set.of();
            // what turns earned does not follow
            case EpisodeReturn x -> Set.of(Holds.SHIFT);
            case TurnLevel x -> Set.of(Holds.SHIFT);
            case StepLevel x -> x.outcome() == StepLevel.Outcome.IGNORED
                    ? Set.of(Holds.SHIFT, Holds.SCALE)
                    : Set.of();
            case EntropyShaped x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case HiddenStateShaped x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case ExplorationWeighted x -> Set.of(Holds.SHIFT, Holds.PROPORTIONAL);
            // where a completion is alone, its whole reward counts
            case OptimalTokenBaseline x -> x.tail() == OptimalTokenBaseline.Tail.OWN
                    ? Set.of(Holds.SHIFT, Holds.PROPORTIONAL)
                    : Set.of(Holds.PROPORTIONAL);
            // what the best policy earns is another column
            case OptimalAdvantage x -> Set.of();
            // what teachers say does not follow
            case TeacherLogRatio x -> x.outcome() == 0 ? Set.of(Holds.SHIFT, Holds.SCALE) : Set.of(Holds.SHIFT);
            case PrefixWeightedTeacher x -> Set.of(Holds.SHIFT, Holds.SCALE);
            case AdvantageEstimator.Custom x -> Set.of();
        };
    }

    @Test
    void whatHoldsHoldsAndNothingElse() {
        Samples shifted = Estimators.withRewards(SAMPLES, r -> r + 3);
        Samples scaled = Estimators.withRewards(SAMPLES, r -> 4 * r);
        for (AdvantageEstimator e : Estimators.ALL) {
            Advantages here = e.estimate(SAMPLES);
            Set<Holds> holds = of(e);
            assertThat(differ(here, e.estimate(shifted), 1) < 1e-5).as("%s shifted", e)
                    .isEqualTo(holds.contains(Holds.SHIFT));
            assertThat(differ(here, e.estimate(scaled), 1) < 3e-3).as("%s scaled", e)
                    .isEqualTo(holds.contains(Holds.SCALE));
            assertThat(differ(here, e.estimate(scaled), 4) < 1e-5).as("%s in proportion", e)
                    .isEqualTo(holds.contains(Holds.PROPORTIONAL));
        }
    }

    /// The greatest difference between an advantage times the factor and the other.
    private static double differ(Advantages a, Advantages b, double factor) {
        double most = 0;
        for (int g = 0; g < SAMPLES.groups(); g++) {
            for (int s = 0; s < SAMPLES.size(g); s++) {
                for (int t = 0; t < a.of(g, s).length; t++) {
                    most = Math.max(most, Math.abs(factor * a.of(g, s)[t] - b.of(g, s)[t]));
                }
            }
        }
        return most;
    }
}
