package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of an answer into its tree: what is neither a choice, a phrase, a time of day nor mathematics is
/// words.
public final class Reading {
    /// Longer texts are no answers.
    public static final int LONGEST = 1000;

    private static final int LONGEST_WORDS = 200;
    private static final Pattern CHOICE = Pattern.compile(
            "(?:(?:[Oo]ption|[Cc]hoice|[Aa]nswer)\\s*)?(?:\\(([A-Za-z])\\)|([A-Za-z])\\)|\\[([A-Z])\\]|([A-Z]))[.:]?");
    private static final Pattern LABELLED = Pattern.compile(
            "(?:(?:[Oo]ption|[Cc]hoice)\\s*)?(?:\\(([A-Z])\\)|([A-Z])[.:)])\\s*(\\S.*)");
    private static final Pattern CLOCK = Pattern.compile(
            "(\\d{1,2})(?::(\\d\\d))?\\s*([aApP])\\.?[mM]?\\.?|(\\d{1,2}):(\\d\\d)");
    private static final Pattern BASE = Pattern.compile(
            "\\(?([0-9A-Fa-f]+(?:\\.[0-9A-Fa-f]+)?)\\)?(?:_\\{?|\\s+(?:in\\s+)?base[\\s-]+)([0-9a-z]+)\\}?");
    private static final Pattern ROWS = Pattern.compile("\\[([^\\[\\];]+(?:;[^\\[\\];]+)+)\\]");
    private static final Pattern NUMBERS = Pattern.compile("-?\\d+(?: +-?\\d+){2,}");
    private static final Pattern SIDES =
            Pattern.compile("\\\\(?:lim|sum|int|prod|Pr|iint|oint|det|dim|deg|arg)(?![a-z])|[A-Z][\\[(]");
    private static final Pattern WRAPPED = Pattern.compile(
            "\\\\(?:text|textbf|textit|textrm|mathrm|mathbf|mbox|boxed|fbox|bf|textsf)\\s*\\{([^{}]*)\\}");

    private Reading() {}

    /// The tree. Empty where there is nothing to read, or far too much.
    public static Optional<Node> of(String text, Commas commas, Work work) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        work.spend(text.length());
        String cleaned = rows(Cleaning.plain(text));
        if (cleaned.isEmpty() || cleaned.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        Optional<Node> general = Condition.of(cleaned)
                .flatMap(c -> mathematics(c.answer(), commas, work).flatMap(c::applied));
        if (general.isPresent()) {
            return general;
        }
        String bare = bare(cleaned);
        String signs = Rewriting.signs(bare);
        if (!signs.equals(bare)) {
            Optional<Node> rewritten = clock(signs).or(() -> mathematics(signs, commas, work));
            if (rewritten.isPresent()) {
                return rewritten;
            }
        }
        return choice(bare, commas, work)
                .or(() -> clock(bare))
                .or(() -> Phrases.special(cleaned).map(Node.Said::new))
                .or(() -> base(bare))
                .or(() -> mathematics(cleaned, commas, work))
                .or(() -> lastSide(cleaned, commas, work))
                .or(() -> NUMBERS.matcher(cleaned).matches()
                        ? mathematics(cleaned.replaceAll(" +", ", "), commas, work)
                        : Optional.empty())
                .or(() -> NumberWords.digits(bare).flatMap(digits -> mathematics(digits, commas, work)))
                .or(() -> words(cleaned));
    }

    /// The tree of a text that is mathematics.
    public static Optional<Node> mathematics(String cleaned, Commas commas, Work work) {
        if (Phrases.isProse(cleaned)) {
            return Optional.empty();
        }
        try {
            Node node = new Parser(new Cursor(Lexer.read(cleaned, commas, work), work)).answer();
            return Optional.of(node);
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /// The value of an equation whose left side cannot be read: `\\lim_{x\\to 0} ... = 1`.
    private static Optional<Node> lastSide(String cleaned, Commas commas, Work work) {
        int equals = cleaned.lastIndexOf('=');
        boolean command = equals > 0 && SIDES.matcher(cleaned).lookingAt() && cleaned.charAt(equals - 1) != '<'
                && cleaned.charAt(equals - 1) != '>' && cleaned.charAt(equals - 1) != '!';
        if (!command) {
            return Optional.empty();
        }
        String rest = cleaned.substring(equals + 1);
        boolean outside = rest.chars().filter(c -> c == '{').count() == rest.chars().filter(c -> c == '}').count();
        return outside ? mathematics(rest, commas, work).filter(Nodes::isScalar) : Optional.empty();
    }

    /// `[1 0; 0 1]` with the commas that other matrices have.
    private static String rows(String cleaned) {
        Matcher m = ROWS.matcher(cleaned);
        if (!m.matches()) {
            return cleaned;
        }
        List<String> rows = Arrays.stream(m.group(1).strip().split("\\s*;\\s*", -1))
                .map(row -> row.strip().replaceAll("[\\s,]+", ",")).toList();
        boolean wide = rows.stream().anyMatch(row -> row.contains(","));
        return wide ? "[[" + String.join("],[", rows) + "]]" : cleaned;
    }

    /// Without the commands that make text of something.
    private static String bare(String cleaned) {
        String bare = cleaned;
        for (int i = 0; i < 3; i++) {
            bare = WRAPPED.matcher(bare).replaceAll("$1");
        }
        return Cleaning.trim(bare.replace("\\ ", " ").replace("~", " "));
    }

    private static Optional<Node> choice(String bare, Commas commas, Work work) {
        Matcher alone = CHOICE.matcher(bare);
        if (alone.matches()) {
            String letter = group(alone, 1, 2, 3, 4);
            return Optional.of(new Node.Choice(letter.charAt(0), Optional.empty()));
        }
        Matcher labelled = LABELLED.matcher(bare);
        if (labelled.matches() && bare.length() <= LONGEST_WORDS) {
            String letter = group(labelled, 1, 2);
            String value = labelled.group(3);
            boolean text = value.charAt(0) != '=' && "+-*/^<>_,".indexOf(value.charAt(0)) < 0
                    && !value.startsWith("and ") && !value.startsWith("or ");
            if (text && (Character.isWhitespace(bare.charAt(labelled.start(3) - 1)) || bare.charAt(0) != '(')) {
                return Optional.of(new Node.Choice(letter.charAt(0),
                        mathematics(value, commas, work).or(() -> words(value))));
            }
        }
        return Optional.empty();
    }

    private static String group(Matcher matcher, int... groups) {
        for (int g : groups) {
            String found = matcher.group(g);
            if (found != null) {
                return found;
            }
        }
        return "";
    }

    private static Optional<Node> clock(String bare) {
        Matcher m = CLOCK.matcher(bare);
        if (!m.matches()) {
            return Optional.empty();
        }
        String half = m.group(3);
        String hours = group(m, 1, 4);
        String minutes = group(m, 2, 5);
        if (half != null && m.group(2) == null && !bare.toLowerCase(Locale.ROOT).endsWith("m")) {
            return Optional.empty();
        }
        int h = Integer.parseInt(hours);
        int min = minutes.isEmpty() ? 0 : Integer.parseInt(minutes);
        if (h > 24 || min > 59) {
            return Optional.empty();
        }
        if (half == null) {
            return Optional.of(new Node.Clock(60 * h + min, Optional.empty()));
        }
        char letter = Character.toLowerCase(half.charAt(0));
        int hour = h % 12 + (letter == 'p' ? 12 : 0);
        return Optional.of(new Node.Clock(60 * hour + min, Optional.of(letter)));
    }

    private static Optional<Node> base(String bare) {
        Matcher m = BASE.matcher(bare);
        if (!m.matches() || m.group(1).length() > 64) {
            return Optional.empty();
        }
        String name = m.group(2);
        int base = name.matches("\\d{1,2}") ? Integer.parseInt(name) : switch (name) {
            case "two" -> 2;
            case "three" -> 3;
            case "four" -> 4;
            case "five" -> 5;
            case "six" -> 6;
            case "seven" -> 7;
            case "eight" -> 8;
            case "nine" -> 9;
            case "ten" -> 10;
            case "twelve" -> 12;
            case "sixteen" -> 16;
            default -> 0;
        };
        if (base < 2 || base > 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(Atoms.based(m.group(1), base));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private static Optional<Node> words(String cleaned) {
        String words = Phrases.words(cleaned);
        boolean letters = words.chars().anyMatch(Character::isLetterOrDigit);
        return letters && words.length() <= LONGEST_WORDS ? Optional.of(new Node.Words(words)) : Optional.empty();
    }
}
