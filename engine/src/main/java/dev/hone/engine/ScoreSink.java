package dev.hone.engine;

/// Takes the scores of one segment of a [TokenTree] after another. Where several workers score, calls come from all of
/// them, each segment exactly once; the arrays are only valid during the call.
@FunctionalInterface
public interface ScoreSink {
    /// Log-probability and entropy of each token of the segment, `length` of them; segment -1 is the root, whose token
    /// 0 has no prediction and zeros. Units: natural logarithms, nats.
    void accept(int tree, int segment, float[] logProbs, float[] entropies, int length);

    /// Whether the tokens of this segment are scored at all. The default scores continuations, and the root only
    /// where it has none.
    default boolean scores(TokenTree tree, int segment) {
        return segment >= 0 || tree.continuations().isEmpty();
    }
}
