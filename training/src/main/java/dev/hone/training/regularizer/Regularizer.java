package dev.hone.training.regularizer;

import dev.hone.training.tokens.TokenPass;

/// A term that is added to the loss of each trained token, with the token's share of the batch and without the
/// correction's weight.
public sealed interface Regularizer permits KlInLoss, EntropyBonus, AdaptiveEntropyBonus, Regularizer.Custom {
    /// Adds the derivatives to the pass.
    ///
    /// @return the completion's part of the loss
    double at(TokenPass pass);

    /// Whether log-probabilities of a reference are read.
    boolean needsReference();

    /// As recipes spell it.
    String name();

    /// A regulariser of the user's own. Must be a pure function of the pass, callable from several threads.
    non-sealed interface Custom extends Regularizer {
        @Override
        default boolean needsReference() {
            return false;
        }

        @Override
        default String name() {
            return "custom";
        }
    }
}
