package dev.hone.reasoning.scorer;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import java.util.List;

/// What is known of the tokens of a completion.
final class Told {
    private Told() {}

    /// The tokens whose log-probabilities are known; none where there is no token.
    ///
    /// @throws InputException where a server said nothing of any of them, since nothing can be concluded then
    static List<GeneratedToken> tokens(Generation g) {
        if (g.tokens().isEmpty() && g.length() > 0) {
            throw new InputException("the server gave a completion of " + g.length()
                    + " tokens without their log-probabilities; choose a strategy and a scorer that do without");
        }
        return g.tokens();
    }
}
