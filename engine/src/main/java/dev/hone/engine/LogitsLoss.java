package dev.hone.engine;

/// A loss that needs the whole row of logits of a token: distillation, full-vocabulary divergences.
///
/// Called once for each token of a scored segment, from several threads; where tokens share a row (the first tokens of
/// continuations), their gradients are added in the order of the continuations.
@FunctionalInterface
public interface LogitsLoss {
    /// Replaces the row, `vocabulary` logits from `offset` on, by d(loss)/d(logits), and returns the token's loss.
    ///
    /// Segment -1 is the root of the tree, 0 .. n-1 are its continuations; `index` is the token's place in the segment.
    double at(int tree, int segment, int index, float[] logits, int offset, int vocabulary);

    /// Whether the tokens of this segment are scored at all. The default scores continuations, and the root only
    /// where it has none.
    default boolean scores(TokenTree tree, int segment) {
        return segment >= 0 || tree.continuations().isEmpty();
    }
}
