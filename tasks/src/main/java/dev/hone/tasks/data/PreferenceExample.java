package dev.hone.tasks.data;

import java.util.Optional;

/// One line of a file of preferences: a question and two completions, of which the first is preferred, by a margin
/// where the file has one; and a third completion, better than both, where it has that.
public record PreferenceExample(
        int line, String prompt, String chosen, String rejected, double margin, Optional<String> gold) {
    /// Reads one line with the columns `prompt`, `chosen` and `rejected`, each a text or a list with a single turn, and
    /// `margin`, a number, 0 where it is missing; `gold`, like the others, may be missing.
    ///
    /// Throws: [dev.hone.foundation.InputException] where a column is missing or has several turns, or where both
    /// completions say the same.
    static PreferenceExample read(Row row) {
        var example = new PreferenceExample(
                row.line(),
                row.single("prompt", "user"),
                row.single("chosen", "assistant"),
                row.single("rejected", "assistant"),
                row.number("margin", 0),
                row.has("gold") ? Optional.of(row.single("gold", "assistant")) : Optional.empty());
        if (example.chosen.strip().equals(example.rejected.strip())) {
            throw row.error("columns 'chosen' and 'rejected' say the same; such a pair teaches nothing, leave it out");
        }
        if (example.chosen.isBlank()) {
            throw row.error("column 'chosen' is empty");
        }
        return example;
    }
}
