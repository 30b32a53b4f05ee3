package dev.hone.training.preference;

import dev.hone.tasks.LabelledCompletion.Label;

/// A loss of a single completion that is desirable or not, as a pure function of its log-ratio to the reference.
///
/// The batch's loss is the mean over its completions.
public sealed interface UnpairedLoss permits Kto, ApoZero {
    /// As recipes spell it.
    String name();

    /// Whether it measures from [Kto]'s reference point z; else the baseline is 0.
    boolean needsBaseline();

    /// The loss and its derivative by the completion's log-probability.
    ///
    /// Units: `ratio` is log π(y|x) - log πref(y|x) of the whole completion.
    ExampleLoss at(double ratio, Label label, double baseline);

    /// The reward that the policy implies for a completion.
    double reward(double logProb, double reference, int length);

    /// A loss and its derivative.
    record ExampleLoss(double value, double slope) {}
}
