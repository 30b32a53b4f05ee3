package dev.hone.tasks.data;

import dev.hone.tasks.StepwiseSolution;

/// One line of a file of labelled steps: a question, and a solution in steps with a label each.
public record StepwiseExample(int line, String prompt, StepwiseSolution solution) {
    /// Reads one line with the columns `prompt`, a text or a list with a single turn; `completions`, a list of texts;
    /// and
    /// `labels`, a list of true and false, or of numbers in [0, 1].
    ///
    /// Throws: [dev.hone.foundation.InputException] where a column is missing or of another type, where there are not
    /// as many labels as steps, or no step.
    static StepwiseExample read(Row row) {
        String prompt = row.single("prompt", "user");
        try {
            return new StepwiseExample(
                    row.line(), prompt, new StepwiseSolution(row.texts("completions"), row.chances("labels")));
        } catch (IllegalArgumentException e) {
            throw row.error("columns 'completions' and 'labels': " + e.getMessage());
        }
    }
}
