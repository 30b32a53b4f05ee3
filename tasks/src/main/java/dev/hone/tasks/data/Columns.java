package dev.hone.tasks.data;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.util.List;
import java.util.Map;

/// What the columns of a file are called that hold what a reader asks for: `question` where it asks for `prompt`.
///
/// A column that is not renamed has the reader's own name for it. One that a row lacks counts as missing, except where
/// something needs it.
public record Columns(Map<String, String> names) {
    /// The columns that readers ask for.
    public static final List<String> KNOWN =
            List.of("prompt", "messages", "completion", "answer", "chosen", "rejected", "gold", "label", "completions",
                    "labels",
                    "question");

    /// No column renamed.
    public static final Columns USUAL = new Columns(Map.of());

    public Columns {
        names = Map.copyOf(names);
        for (String wanted : names.keySet()) {
            if (!KNOWN.contains(wanted)) {
                throw new InputException(
                        "columns: nothing is read from a column '" + wanted + "'" + Nearest.hint(wanted, KNOWN));
            }
        }
    }

    /// The file's name of a column.
    String in(String wanted) {
        return names.getOrDefault(wanted, wanted);
    }
}
