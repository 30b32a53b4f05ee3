package dev.hone.engine;

/// A loss that sees one segment of a [TokenTree] at a time, as arrays: log-probability and entropy of each token.
///
/// Shapes: all arrays have one entry a token of the segment. In a root, entry 0 has no prediction: its log-probability
/// and entropy are 0 and its derivatives are ignored.
/// Units: natural logarithms, nats.
@FunctionalInterface
public interface TokenLoss {
    /// Segment -1 is the root of the tree, 0 .. n-1 are its continuations. The arrays `dLogProb` and `dEntropy` come
    /// filled with zeros; write d(loss)/d(log-probability) and d(loss)/d(entropy) into them.
    ///
    /// @return the segment's part of the loss
    double at(int tree, int segment, float[] logProb, float[] entropy, float[] dLogProb, float[] dEntropy, int length);

    /// Whether the tokens of this segment are scored at all. The default scores continuations, and the root only
    /// where it has none.
    default boolean scores(TokenTree tree, int segment) {
        return segment >= 0 || tree.continuations().isEmpty();
    }
}
