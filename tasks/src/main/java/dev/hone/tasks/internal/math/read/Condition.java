package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an answer says behind itself of a letter that stands for every whole number: `\frac{\pi}{4} + k\pi, k \in
/// \mathbb{Z}`, `2n + 1 for every integer n`, `\{k\pi : k \in \mathbb{Z}\}`.
///
/// The letter itself means nothing: it is read as [#WHOLE] or, where only positive numbers are meant, as [#POSITIVE].
record Condition(String answer, String letter, String meaning) {
    /// Stands for every whole number.
    static final String WHOLE = "any whole number";

    /// Stands for every positive whole number.
    static final String POSITIVE = "any positive whole number";

    private static final String OPEN = "^(.*?[^\\s,;(])\\s*(?:[,;(]|\\b(?:where|for|with|when)\\b|\\s)+\\s*";
    private static final String SET =
            "\\\\in\\s*(?:\\\\mathbb\\s*\\{?\\s*)?([ZN])\\s*\\}?\\s*(\\^\\s*\\{?\\+\\}?|_\\{?\\+\\}?)?";
    private static final String KIND =
            "(positive |natural |nonnegative |non-negative )?(?:integers?|whole numbers?|numbers?)";
    private static final Pattern IN = Pattern.compile(OPEN + "(?:(?:any|all|every|some|each)\\s+)?([A-Za-z])\\s*" + SET
            + "\\s*[).]*$");
    private static final Pattern IS = Pattern.compile(OPEN
            + "([A-Za-z])\\s+(?:is |are |be |being )?\\s*(?:an |any |some |a )?(?:arbitrary )?" + KIND + "\\s*[).]*$");
    private static final Pattern OF =
            Pattern.compile(OPEN + "(?:any |all |every |some |each |an )?(?:arbitrary )?" + KIND
                    + "\\s+([A-Za-z])\\s*[).]*$");
    private static final Pattern BUILDER =
            Pattern.compile(
                    "^\\\\?\\{\\s*(.*?\\S)\\s*(?::|\\\\mid|\\\\vert|\\|)\\s*([A-Za-z])\\s*" + SET + "\\s*\\\\?\\}$");
    private static final Pattern TEXT = Pattern.compile("\\\\(?:text|mathrm|mbox|textrm)\\s*\\{([^{}]*)\\}");
    private static final Pattern SPACE = Pattern.compile("\\\\(?:quad|qquad|[ ,;:!])|~");
    private static final Pattern BOUND = Pattern.compile("[<>]|\\\\(?:le|ge|leq|geq|ne|neq|lt|gt)\\b");
    private static final Pattern SIGN = Pattern.compile("integer|number|\\\\in");

    /// The condition at the end of a text; empty where there is none.
    static Optional<Condition> of(String cleaned) {
        if (!SIGN.matcher(cleaned).find()) {
            return Optional.empty();
        }
        String text = SPACE.matcher(TEXT.matcher(cleaned).replaceAll(" $1 ")).replaceAll(" ").strip();
        return read(IN, text, m -> new Condition(m.group(1), m.group(2), meaning(m.group(3) + m.group(4))))
                .or(() -> read(IS, text, m -> new Condition(m.group(1), m.group(2), meaning(m.group(3)))))
                .or(() -> read(OF, text, m -> new Condition(m.group(1), m.group(3), meaning(m.group(2)))))
                .or(() -> read(BUILDER, text,
                        m -> new Condition(m.group(1), m.group(2), meaning(m.group(3) + m.group(4)))))
                .filter(c -> !BOUND.matcher(c.answer).find());
    }

    private static Optional<Condition> read(Pattern pattern, String text, Function<Matcher, Condition> made) {
        Matcher m = pattern.matcher(text);
        return m.matches() ? Optional.of(made.apply(m)) : Optional.empty();
    }

    private static String meaning(String kind) {
        boolean positive = kind != null && (kind.startsWith("N") || kind.contains("+") || kind.startsWith("positive")
                || kind.startsWith("natural") || kind.startsWith("non"));
        return positive ? POSITIVE : WHOLE;
    }

    /// The answer with the letter replaced by what it stands for; empty where it has no such letter.
    Optional<Node> applied(Node node) {
        return Nodes.symbols(node).contains(letter) ? Optional.of(Nodes.renamed(node, letter, meaning))
                : Optional.empty();
    }
}
