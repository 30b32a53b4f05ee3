package dev.hone.tasks.families;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.Verdict;
import java.util.Map;

/// Solutions and verdicts of questions that a test writes down.
final class Solutions {
    private Solutions() {}

    /// The question in right steps.
    static String steps(TaskFamily family, String prompt) {
        return solved(family, prompt, Style.STEPS);
    }

    /// The question by the family's wrong rule.
    static String buggy(TaskFamily family, String prompt) {
        return solved(family, prompt, Style.BUGGY);
    }

    private static String solved(TaskFamily family, String prompt, Style style) {
        return family.demonstrate(problem(family, prompt), style, Key.of(1).draws());
    }

    /// The kind of verdict on an answer where the question is the gold text.
    static String verdict(TaskFamily family, String prompt, String answer) {
        Verdict verdict = family.verify(problem(family, prompt), "#" + answer);
        return verdict.kind();
    }

    private static Problem problem(TaskFamily family, String prompt) {
        return new Problem(prompt, family.name(), prompt, "0", family.difficulties().getFirst(), Map.of());
    }
}
