package dev.hone.tasks.internal.math.read;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts mathematics in words into signs: "at least 3", "all real numbers except 2", "1 out of 6", "negative infinity".
final class Rewriting {
    private static final String VALUE = "(\\S.{0,80})";
    private static final String SUBJECT =
            "(?:(?:all|any|every)?\\s*(?:real\\s+)?(?:numbers?|values?|[a-z])\\s*(?:is|are|that are|of x)?"
                    + "\\s*)?";
    // @formatter:off
    private static final Map<String, String> SETS = Map.ofEntries(
            Map.entry("positive real numbers", "(0,\\infty)"), Map.entry("positive reals", "(0,\\infty)"),
            Map.entry("positive numbers", "(0,\\infty)"), Map.entry("negative real numbers", "(-\\infty,0)"),
            Map.entry("negative reals", "(-\\infty,0)"), Map.entry("negative numbers", "(-\\infty,0)"),
            Map.entry("nonnegative real numbers", "[0,\\infty)"), Map.entry("non-negative real numbers", "[0,\\infty)"),
            Map.entry("nonpositive real numbers", "(-\\infty,0]"), Map.entry("nonzero real numbers", "x\\ne 0"),
            Map.entry("non-zero real numbers", "x\\ne 0"), Map.entry("integers", "\\mathbb{Z}"),
            Map.entry("natural numbers", "\\mathbb{N}"), Map.entry("rational numbers", "\\mathbb{Q}"),
            Map.entry("positive infinity", "\\infty"), Map.entry("negative infinity", "-\\infty"),
            Map.entry("minus infinity", "-\\infty"), Map.entry("infinity", "\\infty"), Map.entry("infinite", "\\infty"),
            Map.entry("noon", "12:00 pm"), Map.entry("midnight", "12:00 am"));
    private static final Rule[] RULES = {
        rule("[A-Za-z][A-Za-z -]* \\((-?\\d[^()]*)\\)", "$1"),
        rule("(?:negative|minus)\\s+(\\d.*|\\\\frac.*)", "-$1"),
        rule(".{1,200}?[,;] *(?:so|thus|hence|therefore|which gives|which means)(?: that)?,? +(\\S.{0,120})", "$1"),
        rule("(?:either|both)\\s+" + VALUE, "$1"),
        rule("(\\d+)\\s+(?:in|out of)\\s+(?:every\\s+|a\\s+)?(\\d+)", "$1/$2"),
        rule(SUBJECT + "(?:greater|more|larger|bigger) than or equal to\\s+" + VALUE, "x >= $1"),
        rule(SUBJECT + "(?:less|smaller|fewer) than or equal to\\s+" + VALUE, "x <= $1"),
        rule(SUBJECT + "(?:greater|more|larger|bigger) than\\s+" + VALUE, "x > $1"),
        rule(SUBJECT + "(?:less|smaller|fewer) than\\s+" + VALUE, "x < $1"),
        rule(SUBJECT + "at least\\s+" + VALUE, "x >= $1"), rule(SUBJECT + "at most\\s+" + VALUE, "x <= $1"),
        rule(SUBJECT + "not equal to\\s+" + VALUE, "x \\\\ne $1"),
        rule("(?:all|any|every) (?:real (?:numbers?|values?)|reals|x|numbers)(?: of x)?,?"
                + " (?:except|but|other than|excluding)(?: for)?\\s+(?:x\\s*=\\s*)?" + VALUE,
                "\\\\mathbb{R} \\\\setminus \\\\{$1\\\\}"),
        rule("(?:diverges|goes|tends|approaches|increases)(?: to)?\\s+" + VALUE, "$1"),
        rule("(?:the )?(?:interval|point|set|vector|value|number|fraction|ordered pair|pair|coordinates?)\\s+"
                + VALUE, "$1"),
        rule("(?:approximately|about|roughly|exactly|nearly|around|approx\\.?|only|just|a total of)\\s+" + VALUE, "$1"),
        rule("between\\s+(\\S.{0,40}?)\\s+and\\s+(\\S.{0,40}?)(?:,? (?:inclusive|included))", "[$1,$2]"),
        rule("(?:between|from)\\s+(\\S.{0,40}?)\\s+(?:and|to)\\s+(\\S.{0,40}?)(?:,? exclusive)", "($1,$2)")};
    // @formatter:on

    /// Texts without a word have none to rewrite; one out of six has "in".
    private static final Pattern WORD = Pattern.compile("(?<!\\\\)\\b[A-Za-z]{2,}");

    private record Rule(Pattern pattern, String signs) {}

    private Rewriting() {}

    /// The text in signs; unchanged where no rule fits the whole.
    static String signs(String text) {
        if (!WORD.matcher(text).find()) {
            return text;
        }
        String words = Phrases.words(text).replaceFirst("^(?:set of )?(?:all |any |every )?(?:the )?", "");
        String set = SETS.get(words);
        if (set != null) {
            return set;
        }
        for (Rule rule : RULES) {
            Matcher m = rule.pattern.matcher(text);
            if (m.matches()) {
                return m.replaceFirst(rule.signs);
            }
        }
        return text;
    }

    private static Rule rule(String pattern, String signs) {
        return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), signs);
    }
}
