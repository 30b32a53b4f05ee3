package dev.hone.app.input;

import dev.hone.foundation.InputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The prompts of a command: one text, one list of ids, or a file of either.
public final class PromptOptions {
    @Option(names = "--prompt", paramLabel = "TEXT", description = "One prompt as text.")
    private @Nullable String prompt;

    @Option(names = "--ids", paramLabel = "ID", split = ",", description = "One prompt as token ids: 1,5,9.")
    private int @Nullable [] ids;

    /// The ids of every prompt, of at most `longest` tokens each.
    ///
    /// @throws InputException unless exactly one source is given, and for whatever is wrong with it
    public List<int[]> encode(PromptEncoder encoder, int longest) {
        int given = (prompt == null ? 0 : 1) + (ids == null ? 0 : 1);
        if (given != 1) {
            throw new InputException((given == 0 ? "no prompt" : "several sources of prompts")
                    + "; give one of --prompt TEXT, --ids 1,5,9, --file F.jsonl");
        }
        List<int[]> encoded = new ArrayList<>();
        if (prompt != null) {
            encoded.add(encoder.checked(longest, encoder.prompt(prompt)));
        } else if (ids != null) {
            encoded.add(encoder.checked(longest, ids));
        }
        return encoded;
    }
}
