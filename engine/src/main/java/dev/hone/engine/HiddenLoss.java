package dev.hone.engine;

/// A loss on the last hidden states, as the head sees them: a probe, a value beside the logits.
///
/// Calls come from several threads, each scored segment exactly once; the array is only valid during the call.
/// Shapes: state i of the segment begins at `offset + i * stride` and has the model's `width` numbers, behind the last
/// norm. It is the state after token i was read.
@FunctionalInterface
public interface HiddenLoss {
    /// Replaces the states by d(loss)/d(state), and returns the segment's loss.
    ///
    /// Segment -1 is the root of the tree, 0 .. n-1 are its continuations.
    double at(int tree, int segment, float[] states, int offset, int stride, int length);

    /// Whether the states of this segment are looked at at all. The default looks at continuations, and at the root
    /// only where it has none.
    default boolean scores(TokenTree tree, int segment) {
        return segment >= 0 || tree.continuations().isEmpty();
    }
}
