package dev.hone.engine;

/// A loss on the numbers of a scalar head: rewards, values, step scores.
///
/// Shapes: `values[i]` is the head's number behind token i of the segment, that is, after the model has read it.
@FunctionalInterface
public interface ValueLoss {
    /// Writes d(loss)/d(value) into `dValues`, which comes filled with zeros, and returns the segment's loss.
    double at(int tree, int segment, float[] values, float[] dValues, int length);

    /// Whether the tokens of this segment are valued at all. The default values continuations, and the root only
    /// where it has none.
    default boolean scores(TokenTree tree, int segment) {
        return segment >= 0 || tree.continuations().isEmpty();
    }
}
