package dev.hone.app.input;

import dev.hone.foundation.InputException;
import dev.hone.tasks.data.JsonLines;
import dev.hone.tasks.data.Row;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The token sequences of a file: lines with `ids`, or with `prompt` and `completion`.
public final class ScoredLines {
    private ScoredLines() {}

    /// The ids of every line, of at most `longest` tokens each.
    ///
    /// @throws InputException naming file and line of whatever is wrong
    public static List<int[]> read(Path file, PromptEncoder encoder, int longest) {
        return JsonLines.read(file, row -> ids(row, encoder, longest));
    }

    private static int[] ids(Row row, PromptEncoder encoder, int longest) {
        Optional<int[]> given = row.integers("ids");
        boolean text = row.columns().contains("prompt") && row.columns().contains("completion");
        if (given.isPresent() == text) {
            throw row.error("has columns " + row.columns() + "; give either 'ids', or 'prompt' and 'completion'");
        }
        return InputLines.located(row, () -> encoder.checked(longest, given.orElseGet(() -> joined(row, encoder))));
    }

    private static int[] joined(Row row, PromptEncoder encoder) {
        int[] prompt = encoder.prompt(row.text("prompt"));
        int[] completion = encoder.continuation(row.text("completion"));
        int[] all = Arrays.copyOf(prompt, prompt.length + completion.length);
        System.arraycopy(completion, 0, all, prompt.length, completion.length);
        return all;
    }
}
