package dev.hone.training.objective;

import dev.hone.training.tokens.TokenPass;

/// What is maximised of a completion that the policy did not draw: replayed, or written by somebody else.
///
/// The behaviour policy of a replayed completion is the one that drew it, with its log-probabilities. That of a
/// demonstration is unknown; its tokens count as certain (probability 1).
public sealed interface OffPolicy permits OwnObjective, ShapedRatio, MixtureRatio, OffPolicy.Custom {
    /// Adds the derivatives to the pass.
    ///
    /// @param own what the algorithm maximises of its own completions
    /// @return the completion's part of the loss, to be minimised
    double at(TokenPass pass, Objective own);

    /// As recipes spell it.
    String name();

    /// An objective of the user's own. Must be a pure function of the pass, callable from several threads.
    non-sealed interface Custom extends OffPolicy {
        @Override
        default String name() {
            return "custom";
        }
    }
}
