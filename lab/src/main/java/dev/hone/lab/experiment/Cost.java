package dev.hone.lab.experiment;

/// What a trial spent, in counts that do not depend on the machine; measuring is counted apart from training.
///
/// @param sampledTokens tokens that were written to be trained on, forced ones not counted
/// @param trainedTokens tokens that a gradient was taken of, once for each epoch
/// @param samples completions drawn, or sequences shown, for training
/// @param updates steps of the optimizer
/// @param measuredTokens tokens that were written to measure
public record Cost(long sampledTokens, long trainedTokens, long samples, long updates, long measuredTokens) {
    /// Nothing spent.
    public static final Cost NONE = new Cost(0, 0, 0, 0, 0);

    /// Both together.
    public Cost plus(Cost other) {
        return new Cost(
                sampledTokens + other.sampledTokens,
                trainedTokens + other.trainedTokens,
                samples + other.samples,
                updates + other.updates,
                measuredTokens + other.measuredTokens);
    }
}
