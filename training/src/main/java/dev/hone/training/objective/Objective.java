package dev.hone.training.objective;

import dev.hone.training.tokens.TokenPass;

/// What is maximised: the surrogate of a token, or of a sequence, from its ratio π/πold and its advantage.
///
/// L = Σ_t w_t · l_t over the trained tokens of one completion, with w_t = share · correction as the pass gives them.
/// A sequence-level member spreads its derivative over all tokens.
public sealed interface Objective permits PolicyGradient, PpoClip, Objective.Custom {
    /// Adds the derivatives to the pass, notes clipped tokens there.
    ///
    /// @return the completion's part of the loss, to be minimised
    double at(TokenPass pass);

    /// As recipes spell it.
    String name();

    /// An objective of the user's own. Must be a pure function of the pass, callable from several threads.
    non-sealed interface Custom extends Objective {
        @Override
        default String name() {
            return "custom";
        }
    }
}
