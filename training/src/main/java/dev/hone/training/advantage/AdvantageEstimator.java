package dev.hone.training.advantage;

/// From rewards to advantages: what a completion got more than was to be expected.
///
/// Members are pure functions. They see judged completions only; a group of one gives advantage 0 wherever the
/// baseline is made from the group.
public sealed interface AdvantageEstimator
        permits GroupMean, GroupMeanStd, BatchStd, LeaveOneOut, AdvantageEstimator.Custom {
    /// The advantage of every token of every sample, in the samples' order.
    Advantages estimate(Samples samples);

    /// As recipes spell it.
    String name();

    /// An estimator of the user's own. Must be a pure function of the samples.
    non-sealed interface Custom extends AdvantageEstimator {
        @Override
        default String name() {
            return "custom";
        }
    }
}
