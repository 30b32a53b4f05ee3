package dev.hone.training.advantage;

import java.util.Set;

/// From rewards to advantages: what a completion got more than was to be expected.
///
/// Members are pure functions. They see judged completions only; a group of one gives advantage 0 wherever the
/// baseline is made from the group.
public sealed interface AdvantageEstimator
        permits GroupMean,
        GroupMeanStd,
        BatchStd,
        LeaveOneOut,
        ReinforcePlusPlus,
        ReinforcePlusPlusBaseline,
        ReMax,
        Opo,
        Gpg,
        Gdpo,
        PassAtK,
        MaxRl,
        GeneralizedAdvantage,
        EpisodeReturn,
        TurnLevel,
        StepLevel,
        PositiveOnly,
        NegativeOnly,
        WeightedReinforce,
        EntropyShaped,
        HiddenStateShaped,
        ExplorationWeighted,
        OptimalTokenBaseline,
        OptimalAdvantage,
        TeacherLogRatio,
        PrefixWeightedTeacher,
        AdvantageEstimator.Custom {
    /// The advantage of every token of every sample, in the samples' order.
    ///
    /// @throws IllegalStateException if the samples have not the columns that it needs
    Advantages estimate(Samples samples);

    /// The columns that it reads beside rewards and lengths.
    default Set<Column.Kind> needs() {
        return Set.of();
    }

    /// Whether a completion is compared with others of its group, so that one alone teaches nothing.
    default boolean comparesGroup() {
        return true;
    }

    /// As recipes spell it.
    String name();

    /// An estimator of the user's own. Must be a pure function of the samples.
    non-sealed interface Custom extends AdvantageEstimator {
        @Override
        default boolean comparesGroup() {
            return false;
        }

        @Override
        default String name() {
            return "custom";
        }
    }
}
