package dev.hone.training.task;

import dev.hone.engine.TokenTree;

/// A demonstration as a supervised loss sees it: a prompt with one continuation, and which tokens of the continuation
/// are the model's to learn. What a world would answer stands between its turns and is not learned.
///
/// Shapes: `own` has one entry a token of the continuation.
/// Throws: `IllegalArgumentException` for another number of continuations or marks.
public record DemonstrationTokens(TokenTree tree, boolean[] own) {
    public DemonstrationTokens {
        if (tree.continuations().size() != 1 || tree.continuations().getFirst().length != own.length) {
            throw new IllegalArgumentException(
                    "a demonstration has one continuation and a mark for each of its tokens: "
                            + tree.continuations().size() + " continuations, " + own.length + " marks");
        }
    }

    /// Tokens to learn.
    public int trained() {
        int n = 0;
        for (boolean b : own) {
            n += b ? 1 : 0;
        }
        return n;
    }
}
