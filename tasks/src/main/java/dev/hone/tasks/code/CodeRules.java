package dev.hone.tasks.code;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.time.Duration;
import java.util.List;

/// How programs are judged: the language of tests that name none, all tests or the share that pass, and time.
public record CodeRules(Language language, Credit credit, Duration wall) {
    /// What counts.
    public enum Credit {
        /// All tests pass, or none counts.
        ALL,
        /// The share of tests that pass.
        SHARE
    }

    /// Python, all tests, the usual time.
    public static final CodeRules USUAL = new CodeRules(Language.PYTHON, Credit.ALL, CodeLimits.USUAL.wall());

    private static final int MOST_SECONDS = 600;

    /// Reads options separated by commas: `python`, `java`, `partial`, `seconds=N`.
    ///
    /// Throws: [InputException] for another option.
    public static CodeRules parse(String options) {
        CodeRules rules = USUAL;
        for (String option : options.split(",", -1)) {
            rules = switch (option.strip()) {
                case "python" -> new CodeRules(Language.PYTHON, rules.credit, rules.wall);
                case "java" -> new CodeRules(Language.JAVA, rules.credit, rules.wall);
                case "partial" -> new CodeRules(rules.language, Credit.SHARE, rules.wall);
                case String s when s.matches("seconds=[0-9]{1,3}") -> new CodeRules(rules.language, rules.credit,
                        seconds(Integer.parseInt(s.substring("seconds=".length()))));
                case String other -> throw new InputException("verifier code: unknown option '" + other + "'"
                        + Nearest.hint(other, List.of("python", "java", "partial", "seconds=10"))
                        + "; write python, java, partial or seconds=N, separated by commas");
            };
        }
        return rules;
    }

    private static Duration seconds(int n) {
        if (n < 1 || n > MOST_SECONDS) {
            throw new InputException("seconds is " + n + "; write 1 to " + MOST_SECONDS);
        }
        return Duration.ofSeconds(n);
    }
}
