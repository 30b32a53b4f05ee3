package dev.hone.training.loop;

import dev.hone.engine.Model;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;

/// Two models that read the same tokens must mean the same by a token's number.
final class SameTokens {
    private SameTokens() {}

    /// The other model, whose role stands in messages: `the teacher`.
    ///
    /// @throws InputException if the vocabularies differ in size, or a number stands for another text
    static Model required(Model trained, Model other, String role) {
        int own = trained.config().vocabulary();
        int theirs = other.config().vocabulary();
        if (own != theirs) {
            throw new InputException(role + " has " + theirs + " tokens, the model that is trained " + own
                    + "; both read the same tokens, so they need one vocabulary");
        }
        if (trained.tokenizer().isPresent() && other.tokenizer().isPresent()) {
            requireSame(trained.tokenizer().get(), other.tokenizer().get(), own, role);
        }
        return other;
    }

    private static void requireSame(Tokenizer trained, Tokenizer other, int vocabulary, String role) {
        for (int id = 0; id < vocabulary; id++) {
            String own = text(trained, id);
            String theirs = text(other, id);
            if (!own.equals(theirs)) {
                throw new InputException("token " + id + " is '" + theirs + "' for " + role + " and '" + own
                        + "' for the model that is trained; they need one vocabulary");
            }
        }
    }

    private static String text(Tokenizer tokenizer, int id) {
        return tokenizer.decode(new int[] {id}, Tokenizer.Specials.SHOW);
    }
}
