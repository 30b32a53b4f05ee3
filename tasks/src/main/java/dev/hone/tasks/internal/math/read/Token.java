package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.tree.Node;
import java.util.Optional;

/// A piece of an answer. `spaced` where white space comes before it; `number` for numbers alone.
record Token(Kind kind, String text, boolean spaced, Optional<Node.Numeral> number) {
    /// What a token is.
    enum Kind {
        /// A number without its sign.
        NUMBER,
        /// A variable or a named constant.
        SYMBOL,
        /// A word of a language, or a unit.
        WORD,
        /// The name of a known function.
        FUNCTION,
        /// A command of LaTeX that takes arguments.
        COMMAND,
        /// A sign of an operation, relation or separation.
        SIGN,
        /// An opening bracket.
        OPEN,
        /// A closing bracket.
        CLOSE,
        /// A currency's sign.
        CURRENCY,
        /// Behind the last.
        END
    }

    static Token of(Kind kind, String text, boolean spaced) {
        return new Token(kind, text, spaced, Optional.empty());
    }

    boolean is(Kind wanted, String... texts) {
        if (kind != wanted) {
            return false;
        }
        for (String t : texts) {
            if (text.equals(t)) {
                return true;
            }
        }
        return texts.length == 0;
    }

    boolean isSign(String... texts) {
        return is(Kind.SIGN, texts);
    }
}
