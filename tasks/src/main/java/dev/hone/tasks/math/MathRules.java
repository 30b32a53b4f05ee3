package dev.hone.tasks.math;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.util.List;

/// How much is forgiven when answers are compared, and where an answer is looked for.
///
/// `digits` is how many significant digits a rounded decimal must have at least to stand for an exact value (lenient
/// mode alone).
public record MathRules(Mode mode, int digits) {
    /// Where an answer may stand, and what counts as the same.
    public enum Mode {
        /// Only in a box, a tag, behind `####` or a phrase such as "the answer is". Decimals are exact, 50 % is not 50.
        STRICT,
        /// Anywhere; what a person would call the same answer is the same.
        LENIENT
    }

    /// Forgiving, with three digits.
    public static final MathRules LENIENT = new MathRules(Mode.LENIENT, 3);

    /// Unforgiving.
    public static final MathRules STRICT = new MathRules(Mode.STRICT, 3);

    private static final int MOST_DIGITS = 15;

    /// Throws: [InputException] for fewer than 1 or more than 15 digits.
    public MathRules {
        if (digits < 1 || digits > MOST_DIGITS) {
            throw new InputException("digits is " + digits + "; write 1 to " + MOST_DIGITS);
        }
    }

    /// Reads options separated by commas: `strict` or `lenient`, and `digits=N`.
    ///
    /// Throws: [InputException] for another option.
    public static MathRules parse(String options) {
        MathRules rules = LENIENT;
        for (String option : options.split(",", -1)) {
            rules = switch (option.strip()) {
                case "strict" -> new MathRules(Mode.STRICT, rules.digits);
                case "lenient" -> new MathRules(Mode.LENIENT, rules.digits);
                case String digits when digits.matches("digits=[0-9]{1,3}") ->
                    new MathRules(rules.mode, Integer.parseInt(digits.substring("digits=".length())));
                case String other -> throw new InputException("verifier math: unknown option '" + other + "'"
                        + Nearest.hint(other, List.of("strict", "lenient", "digits=3"))
                        + "; write strict, lenient or digits=N, separated by commas");
            };
        }
        return rules;
    }
}
