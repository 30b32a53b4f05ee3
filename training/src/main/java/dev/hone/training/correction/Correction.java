package dev.hone.training.correction;

import dev.hone.training.tokens.TokenPass;

/// Makes up for tokens that another policy drew than the one from which the objective measures its ratio.
///
/// The weights are constants: nothing is differentiated through them. They multiply the objective, not the
/// regularisers.
public sealed interface Correction permits NoCorrection, TruncatedImportance, Correction.Custom {
    /// Multiplies the importance weights of the pass, see [TokenPass#correct].
    void at(TokenPass pass);

    /// As recipes spell it.
    String name();

    /// A correction of the user's own. Must be a pure function of the pass, callable from several threads.
    non-sealed interface Custom extends Correction {
        @Override
        default String name() {
            return "custom";
        }
    }
}
