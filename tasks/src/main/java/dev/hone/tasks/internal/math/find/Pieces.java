package dev.hone.tasks.internal.math.find;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The pieces of a sentence that may be an answer, the likeliest first.
final class Pieces {
    private static final int MOST_WORDS = 24;
    private static final Pattern STOP = Pattern.compile(
            "\\s*(?:,?\\s+(?:because|since|as|which|where|so|when|if|but|not|rather|instead|after|"
                    + "given|giving|then|while|although|though|for|per the|i\\.e\\.|from|by|and not)\\b|"
                    + "\\s[-\u2013\u2014]\\s|;|\\s\\()");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]{1,300})\\*\\*|__([^_]{1,300})__|`([^`]{1,300})`");
    private static final Pattern FORMULA = Pattern.compile(
            "\\$\\$([^$]{1,600})\\$\\$|\\$([^$]{1,600})\\$|\\\\\\(((?:(?!\\\\\\)).){1,600}+)\\\\\\)"
                    + "|\\\\\\[((?:(?!\\\\\\]).){1,600}+)\\\\\\]");
    private static final Pattern JOINT = Pattern.compile("\\s*(?:,|and|or|, and|, or)\\s*");
    private static final Pattern SAYS = Pattern.compile(
            "(?:\\b(?:is|are|was|were|be|equals?|gets?|gives?|obtain|yields?|becomes?|therefore|thus|hence|so)\\b[,:]?"
                    + "|:|=)\\s+(?=\\S)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMES =
            Pattern.compile("\\b(?:got|has|have|costs?|makes?|to|of|find|value|need|needs)\\b[,:]?\\s+(?=\\S)");

    private static final Pattern VERB = Pattern.compile("\\b(?:is|are)[,:]?\\s+");
    private static final Pattern FIRST_WORDS = Pattern.compile("(?:[A-Za-z]{2,}[,:]?\\s+){1,12}");

    /// Text that ends in a verb behind which the first number counts.
    private static final Pattern IS = Pattern.compile(".*\\b(?:is|are)[,:]?\\s+", Pattern.DOTALL);

    private Pieces() {}

    /// Of what follows an announcement: the whole, what comes before an explanation, the first formula, and shorter and
    /// shorter beginnings.
    static List<String> behind(String content) {
        List<String> all = new ArrayList<>();
        add(all, content);
        cut(all, content);
        if (begins(content)) {
            shorter(all, content);
        } else {
            formulas(all, content);
            says(all, content);
        }
        return all;
    }

    /// Of a sentence without an announcement: what is bold, its last formula, what the last "is" or "=" says.
    static List<String> within(String sentence) {
        List<String> all = new ArrayList<>();
        last(all, BOLD, sentence);
        formulas(all, sentence);
        whole(all, sentence);
        int equals = equalsSign(sentence);
        if (equals >= 0) {
            String rest = sentence.substring(equals + 1).strip();
            cut(all, rest);
            add(all, rest);
            shorter(all, rest);
        }
        says(all, sentence);
        return all;
    }

    /// All that follows the last "is" or "are", and the sentence without its first words.
    private static void whole(List<String> all, String sentence) {
        Matcher m = VERB.matcher(sentence);
        int end = -1;
        while (m.find()) {
            end = m.end();
        }
        if (end >= 0 && begins(sentence.substring(end))) {
            add(all, sentence.substring(end));
        }
        Matcher words = FIRST_WORDS.matcher(sentence);
        if (end < 0 && words.lookingAt() && begins(sentence.substring(words.end()))) {
            add(all, sentence.substring(words.end()));
        }
    }

    /// Behind the last words that say what something is; then behind those that only name it.
    private static void says(List<String> all, String sentence) {
        for (Pattern verbs : List.of(SAYS, NAMES)) {
            List<Integer> ends = new ArrayList<>();
            Matcher m = verbs.matcher(sentence);
            while (m.find()) {
                ends.add(m.end());
            }
            for (int i = ends.size() - 1; i >= 0 && i >= ends.size() - 3; i--) {
                String rest = sentence.substring(ends.get(i));
                if (begins(rest)) {
                    add(all, rest);
                    cut(all, rest);
                    if (IS.matcher(sentence.substring(0, ends.get(i))).matches()) {
                        shorter(all, rest);
                    }
                }
            }
        }
    }

    /// The last equals sign that belongs to no comparison.
    private static int equalsSign(String text) {
        int i = text.lastIndexOf('=');
        return i > 0 && "<>!".indexOf(text.charAt(i - 1)) >= 0 ? -1 : i;
    }

    private static void cut(List<String> all, String content) {
        Matcher m = STOP.matcher(content);
        if (m.find() && m.start() > 0) {
            add(all, content.substring(0, m.start()));
        }
    }

    private static void formulas(List<String> all, String sentence) {
        run(all, sentence);
        last(all, FORMULA, sentence);
    }

    /// The last formulas with nothing but commas, `and` or `or` between them, where none is an equation.
    private static void run(List<String> all, String sentence) {
        List<String> formulas = new ArrayList<>();
        int end = 0;
        Matcher m = FORMULA.matcher(sentence);
        while (m.find()) {
            if (!JOINT.matcher(sentence.substring(end, m.start())).matches()) {
                formulas.clear();
            }
            for (int g = 1; g <= m.groupCount(); g++) {
                if (m.group(g) != null) {
                    formulas.add(m.group(g).strip());
                }
            }
            end = m.end();
        }
        if (formulas.size() > 1 && formulas.stream().noneMatch(f -> f.contains("="))) {
            add(all, String.join(", ", formulas));
        }
    }

    private static void last(List<String> all, Pattern pattern, String text) {
        String found = "";
        int end = 0;
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            for (int g = 1; g <= m.groupCount(); g++) {
                String group = m.group(g);
                found = group == null ? found : group;
            }
            end = m.end();
        }
        boolean symbol = found.strip().length() == 1 && Character.isLetter(found.strip().charAt(0))
                && text.chars().anyMatch(Character::isDigit);
        if (!found.isBlank() && !symbol) {
            String rest = text.substring(end).strip();
            boolean unit = !rest.isEmpty() && rest.length() <= 20 && Character.isLetter(rest.charAt(0));
            if (unit) {
                add(all, found + " \\text{ " + rest.replace("{", "").replace("}", "") + "}");
            }
            add(all, found);
        }
    }

    /// Beginnings of whole words, from long to short.
    private static void shorter(List<String> all, String content) {
        String[] words = content.strip().split("\\s+", MOST_WORDS + 1);
        for (int n = Math.min(words.length, MOST_WORDS); n > 0; n--) {
            add(all, String.join(" ", List.of(words).subList(0, n)));
        }
    }

    /// Whether a text begins as mathematics does.
    static boolean begins(String text) {
        String bare = text.stripLeading();
        if (bare.isEmpty()) {
            return false;
        }
        char c = bare.charAt(0);
        boolean single = Character.isLetter(c) && (bare.length() == 1 || !Character.isLetter(bare.charAt(1)));
        return Character.isDigit(c) || single || !Character.isLetter(c);
    }

    private static void add(List<String> all, String piece) {
        String stripped = piece.strip();
        if (!stripped.isEmpty() && !all.contains(stripped)) {
            all.add(stripped);
        }
    }
}
