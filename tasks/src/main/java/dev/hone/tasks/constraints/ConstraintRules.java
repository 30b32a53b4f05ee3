package dev.hone.tasks.constraints;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.util.List;

/// How constraints are judged: on the response as it is or on forgiving versions of it, all or the share that holds.
public record ConstraintRules(Mode mode, Credit credit) {
    /// What is judged.
    public enum Mode {
        /// The response as it is.
        STRICT,
        /// Also without its first line, its last line, both, and without stars (bold type).
        LOOSE
    }

    /// What counts.
    public enum Credit {
        /// All constraints hold, or none counts.
        ALL,
        /// The share of constraints that hold.
        SHARE
    }

    /// As it is, all.
    public static final ConstraintRules USUAL = new ConstraintRules(Mode.STRICT, Credit.ALL);

    /// Reads options separated by commas: `strict`, `loose`, `partial`.
    ///
    /// Throws: [InputException] for another option.
    public static ConstraintRules parse(String options) {
        ConstraintRules rules = USUAL;
        for (String option : options.split(",", -1)) {
            rules = switch (option.strip()) {
                case "strict" -> new ConstraintRules(Mode.STRICT, rules.credit);
                case "loose" -> new ConstraintRules(Mode.LOOSE, rules.credit);
                case "partial" -> new ConstraintRules(rules.mode, Credit.SHARE);
                case String other -> throw new InputException("verifier ifeval: unknown option '" + other + "'"
                        + Nearest.hint(other, List.of("strict", "loose", "partial"))
                        + "; write strict, loose or partial, separated by commas");
            };
        }
        return rules;
    }
}
