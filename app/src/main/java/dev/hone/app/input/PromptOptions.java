package dev.hone.app.input;

import dev.hone.foundation.InputException;
import dev.hone.tasks.data.JsonLines;
import dev.hone.tasks.data.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The prompts of a command: one text, one list of ids, or a file of either.
public final class PromptOptions {
    @Option(names = "--prompt", paramLabel = "TEXT", description = "One prompt as text.")
    private @Nullable String prompt;

    @Option(names = "--ids", paramLabel = "ID", split = ",", description = "One prompt as token ids: 1,5,9.")
    private int @Nullable [] ids;

    @Option(names = "--file", paramLabel = "F.jsonl",
            description = "Prompts from a file: lines such as {\"prompt\": \"...\"} or {\"ids\": [1, 5, 9]}.")
    private @Nullable Path file;

    /// The ids of every prompt, of at most `longest` tokens each.
    ///
    /// @throws InputException unless exactly one source is given, and for whatever is wrong with it
    public List<int[]> encode(PromptEncoder encoder, int longest) {
        int given = (prompt == null ? 0 : 1) + (ids == null ? 0 : 1) + (file == null ? 0 : 1);
        if (given == 1 && prompt != null) {
            return List.of(encoder.checked(longest, encoder.prompt(prompt)));
        }
        if (given == 1 && ids != null) {
            return List.of(encoder.checked(longest, ids));
        }
        if (given == 1 && file != null) {
            return JsonLines.read(file, row -> encode(row, encoder, longest));
        }
        throw new InputException((given == 0 ? "no prompt" : "several sources of prompts")
                + "; give one of --prompt TEXT, --ids 1,5,9, --file F.jsonl");
    }

    /// @throws InputException if a prompt was given besides this option
    public void requireNone(String option) {
        if (prompt != null || ids != null || file != null) {
            throw new InputException(option + " brings its own prompts; leave out --prompt, --ids and --file");
        }
    }

    private static int[] encode(Row row, PromptEncoder encoder, int longest) {
        Optional<int[]> given = row.integers("ids");
        if (given.isPresent() == row.columns().contains("prompt")) {
            throw row.error("has columns " + row.columns() + "; give either 'prompt' or 'ids'");
        }
        return InputLines.located(
                row, () -> encoder.checked(longest, given.orElseGet(() -> encoder.prompt(row.text("prompt")))));
    }
}
