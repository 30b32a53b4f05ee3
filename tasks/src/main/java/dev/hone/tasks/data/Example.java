package dev.hone.tasks.data;

import dev.hone.foundation.InputException;
import java.util.List;
import java.util.Optional;

/// One line of a dataset: a question as text or as turns, and a completion to imitate, an answer to check, or both.
///
/// Where the turns end with the assistant's, that turn is the completion and not among `messages`.
public record Example(
        int line,
        Optional<String> prompt,
        List<Turn> messages,
        Optional<String> completion,
        Optional<String> answer) {
    public Example {
        messages = List.copyOf(messages);
    }

    /// Reads one line.
    ///
    /// Throws: [InputException] where there is no question, two questions, or two completions.
    static Example read(Row row) {
        Optional<String> prompt = row.optionalText("prompt");
        List<Turn> turns = row.turns("messages");
        Optional<String> completion = row.optionalText("completion");
        if (prompt.isPresent() == !turns.isEmpty()) {
            throw row.error(prompt.isPresent()
                    ? "both 'prompt' and 'messages' are given; keep one"
                    : "neither 'prompt' nor 'messages' is given; columns found: "
                            + String.join(", ", row.columns()));
        }
        if (!turns.isEmpty() && turns.getLast().role().equals("assistant")) {
            if (completion.isPresent()) {
                throw row.error("'completion' is given and the last turn is the assistant's too; keep one");
            }
            completion = Optional.of(turns.getLast().content());
            turns = turns.subList(0, turns.size() - 1);
        }
        return new Example(row.line(), prompt, turns, completion, row.optionalText("answer"));
    }

    /// The question as one text: the prompt, or the only turn if that is the user's; empty where neither is so.
    public Optional<String> question() {
        boolean single = messages.size() == 1 && messages.getFirst().role().equals("user");
        return prompt.or(() -> single ? Optional.of(messages.getFirst().content()) : Optional.empty());
    }
}
