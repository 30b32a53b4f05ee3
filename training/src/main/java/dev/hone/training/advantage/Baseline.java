package dev.hone.training.advantage;

/// The advantages that another estimator starts from.
public enum Baseline {
    /// [GroupMeanStd] with its default ε.
    GROUP_MEAN_STD,
    /// [GroupMean].
    GROUP_MEAN,
    /// [BatchStd] with its default ε.
    BATCH_STD,
    /// [LeaveOneOut].
    LEAVE_ONE_OUT;

    Advantages estimate(Samples samples) {
        AdvantageEstimator estimator = switch (this) {
            case GROUP_MEAN_STD -> new GroupMeanStd();
            case GROUP_MEAN -> new GroupMean();
            case BATCH_STD -> new BatchStd();
            case LEAVE_ONE_OUT -> new LeaveOneOut();
        };
        return estimator.estimate(samples);
    }
}
