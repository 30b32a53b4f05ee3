package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.read.Phrases;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.internal.math.tree.Special;
import dev.hone.tasks.math.MathRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Compares choices, times of day and words. Words are the same letter for letter, but for capitals, punctuation and
/// articles; numbers are never compared as texts.
final class Texts {
    private static final int MINUTES = 60;
    private static final Pattern PARTS = Pattern.compile("(?: and |, ?)+");

    private final MathRules rules;
    private final Equivalence equivalence;

    Texts(MathRules rules, Equivalence equivalence) {
        this.rules = rules;
        this.equivalence = equivalence;
    }

    /// Whether an answer is none of mathematics.
    static boolean concern(Node node) {
        return node instanceof Node.Choice || node instanceof Node.Clock || node instanceof Node.Words
                || node instanceof Node.Said s && s.special() != Special.REALS && s.special() != Special.NOTHING;
    }

    boolean same(Node gold, Node answer) {
        if (gold.equals(answer)) {
            return true;
        }
        return switch (gold) {
            case Node.Choice g -> choice(g, answer);
            case Node.Clock g -> clock(g, answer);
            case Node.Said g -> said(g, answer);
            case Node.Words g -> words(g, answer);
            default -> switch (answer) {
                case Node.Choice a when a.value().isPresent() -> equivalence.same(gold, a.value().get());
                case Node.Choice a when a.letter() == 'R'
                        && Nodes.isScalar(gold) == Nodes.has(gold, Node.Symbol.class) ->
                    equivalence.same(gold, new Node.Said(Special.REALS));
                case Node.Choice a -> equivalence.same(gold, new Node.Symbol(String.valueOf(a.letter())));
                case Node.Clock a -> !Nodes.has(gold, Node.Measure.class) && equivalence.same(gold, ratio(a));
                default -> false;
            };
        };
    }

    private boolean choice(Node.Choice gold, Node answer) {
        return switch (answer) {
            case Node.Choice a -> Character.toUpperCase(a.letter()) == Character.toUpperCase(gold.letter())
                    && (gold.letter() == a.letter() || gold.letter() <= 'J' || a.letter() <= 'J')
                    && (a.value().isEmpty() || gold.value().isEmpty()
                            || equivalence.same(gold.value().get(), a.value().get()));
            case Node.Symbol s -> s.name().equalsIgnoreCase(String.valueOf(gold.letter()));
            case Node.Words w -> w.text().equalsIgnoreCase(String.valueOf(gold.letter()));
            default -> gold.value().isPresent() && equivalence.same(gold.value().get(), answer);
        };
    }

    /// Without am or pm on one side, both halves of the day are meant.
    private boolean clock(Node.Clock gold, Node answer) {
        if (!(answer instanceof Node.Clock a)) {
            return equivalence.same(ratio(gold), answer);
        }
        int halfDay = 12 * MINUTES;
        boolean open = gold.half().isEmpty() != a.half().isEmpty() && rules.mode() == MathRules.Mode.LENIENT;
        boolean twelve = gold.minutes() < 13 * MINUTES && a.minutes() < 13 * MINUTES
                || gold.half().isPresent() && a.minutes() < 13 * MINUTES
                || a.half().isPresent() && gold.minutes() < 13 * MINUTES;
        return gold.minutes() == a.minutes()
                || open && twelve && gold.minutes() % halfDay == a.minutes() % halfDay;
    }

    /// What looks like a time may be a ratio.
    private static Node ratio(Node.Clock clock) {
        return new Node.Ratio(List.of(Nodes.number(clock.minutes() / MINUTES),
                Nodes.number(clock.minutes() % MINUTES)));
    }

    private boolean said(Node.Said gold, Node answer) {
        return switch (answer) {
            case Node.Said a -> false;
            case Node.Words w -> begins(w.text(), gold.special());
            default -> false;
        };
    }

    /// "Yes, because ..."
    private boolean begins(String words, Special special) {
        boolean lenient = rules.mode() == MathRules.Mode.LENIENT;
        return lenient && switch (special) {
            case YES -> words.startsWith("yes ") || words.startsWith("true ");
            case NO -> words.startsWith("no ") || words.startsWith("false ");
            case NOTHING, UNDEFINED, REALS, ENDLESS -> false;
        };
    }

    private static boolean words(Node.Words gold, Node answer) {
        String wanted = gold.text().replace(" ", "");
        Optional<String> given = switch (answer) {
            case Node.Words w -> Optional.of(w.text());
            case Node.Choice c when c.value().isPresent() && c.value().get() instanceof Node.Words w ->
                Optional.of(w.text());
            default -> Optional.empty();
        };
        return given.map(Phrases::words)
                .filter(w -> w.replace(" ", "").equals(wanted) || sameParts(gold.text(), w)).isPresent();
    }

    /// Names joined by commas or `and`, in any order.
    private static boolean sameParts(String gold, String answer) {
        Set<String> parts = Set.copyOf(Arrays.asList(PARTS.split(gold)));
        return parts.size() > 1 && parts.equals(Set.copyOf(Arrays.asList(PARTS.split(answer))));
    }
}
