package dev.hone.engine;

/// Takes the rows of logits that predict the tokens of segments of a [TokenTree]. Calls come from several threads, each
/// token exactly once; the array is only valid during the call and must not be changed.
@FunctionalInterface
public interface LogitsSink {
    /// `vocabulary` logits from `offset` on, from which token `index` of the segment was to be predicted. Segment -1 is
    /// the root, 0 .. n-1 are the continuations.
    void accept(int tree, int segment, int index, float[] logits, int offset, int vocabulary);

    /// Whether the tokens of this segment are wanted at all. The default wants continuations, and the root only where
    /// it has none.
    default boolean scores(TokenTree tree, int segment) {
        return segment >= 0 || tree.continuations().isEmpty();
    }
}
