package dev.hone.training.objective;

import dev.hone.training.tokens.Level;
import dev.hone.training.tokens.TokenPass;
import dev.hone.training.tokens.TokenSelector;
import java.util.Optional;

/// What is maximised: the surrogate of a token, or of a sequence, from its ratio π/πold and its advantage.
///
/// L = Σ_t w_t · l_t over the trained tokens of one completion, with w_t = share · correction as the pass gives them.
/// A sequence-level member spreads its derivative over all tokens.
public sealed interface Objective
        permits PolicyGradient,
        PpoClip,
        DualClip,
        TwoSidedClip,
        Gspo,
        GspoToken,
        Gmpo,
        Cispo,
        Sapo,
        DppoTv,
        DppoKl,
        ClipCov,
        KlCov,
        Dro,
        Vespo,
        AdvantageRegression,
        Objective.Custom {
    /// Adds the derivatives to the pass, notes clipped tokens there.
    ///
    /// @return the completion's part of the loss, to be minimised
    double at(TokenPass pass);

    /// As recipes spell it.
    String name();

    /// Whether the derivative belongs to each token or to the completion as a whole.
    default Level level() {
        return Level.TOKEN;
    }

    /// What must be chosen over the whole optimizer step before its passes; the pass then knows the picks.
    default Optional<TokenSelector> selector() {
        return Optional.empty();
    }

    /// Whether log-probabilities of a reference must be known.
    default boolean needsReference() {
        return false;
    }

    /// Whether a token with advantage 0 can have a gradient.
    default boolean movesWithoutAdvantage() {
        return false;
    }

    /// An objective of the user's own. Must be a pure function of the pass, callable from several threads.
    non-sealed interface Custom extends Objective {
        @Override
        default boolean movesWithoutAdvantage() {
            return true;
        }

        @Override
        default String name() {
            return "custom";
        }
    }
}
