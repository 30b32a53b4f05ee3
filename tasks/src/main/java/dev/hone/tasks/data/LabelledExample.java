package dev.hone.tasks.data;

/// One line of a file of labelled completions: a question, a completion, and whether it is desirable.
public record LabelledExample(int line, String prompt, String completion, boolean desirable) {
    /// Reads one line with the columns `prompt` and `completion`, each a text or a list with a single turn, and
    /// `label`, true or false, or 1 or 0.
    ///
    /// Throws: [dev.hone.foundation.InputException] where a column is missing or of another type, or the completion is
    /// empty.
    static LabelledExample read(Row row) {
        var example = new LabelledExample(
                row.line(), row.single("prompt", "user"), row.single("completion", "assistant"), row.flag("label"));
        if (example.completion.isBlank()) {
            throw row.error("column 'completion' is empty");
        }
        return example;
    }
}
