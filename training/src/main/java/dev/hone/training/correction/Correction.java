package dev.hone.training.correction;

import dev.hone.training.tokens.Level;
import dev.hone.training.tokens.TokenPass;
import dev.hone.training.tokens.TokenSelector;
import java.util.Optional;

/// Makes up for tokens that another policy drew than the one from which the objective measures its ratio.
///
/// The weights are constants: nothing is differentiated through them. They multiply the objective, not the
/// regularisers.
public sealed interface Correction
        permits NoCorrection,
        TruncatedImportance,
        MaskedImportance,
        TruncatedSequenceImportance,
        MaskedSequenceImportance,
        OffPolicySequenceMask,
        SecondMomentMask,
        StalenessLimit,
        Correction.Custom {
    /// Multiplies the importance weights of the pass, see [TokenPass#correct].
    void at(TokenPass pass);

    /// As recipes spell it.
    String name();

    /// Whether each token has a weight of its own or a completion has one weight for all its tokens.
    default Level level() {
        return Level.TOKEN;
    }

    /// What must be chosen over the whole optimizer step before its passes; the pass then knows the picks.
    default Optional<TokenSelector> selector() {
        return Optional.empty();
    }

    /// Whether the ages of tokens are read.
    default boolean needsAges() {
        return false;
    }

    /// A correction of the user's own. Must be a pure function of the pass, callable from several threads.
    non-sealed interface Custom extends Correction {
        @Override
        default String name() {
            return "custom";
        }
    }
}
