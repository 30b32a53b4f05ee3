package dev.hone.reasoning.solve;

import dev.hone.engine.text.ChatMessage;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.search.TraceReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a strategy knows of a problem: how it is asked, and how an answer is read. It does not know the answer.
///
/// - `answer`: the final answer of a completion in canonical form, empty where it gives none
/// - `reference`: a gold answer, for scorers that are given one
/// - `replay`: replays the search that a completion writes out, where the task has such traces
/// - `verifier`: judges a completion, for strategies that are given a verifier (an oracle where it knows the gold)
public record Question(
        String id, String text, Prompt prompt, Function<String, String> answer,
        Optional<Function<String, Verdict>> verifier, Optional<String> reference,
        Optional<Function<String, TraceReplay>> replay) {
    /// How problems are asked.
    public enum Form {
        /// The bare text.
        TEXT,
        /// A user's turn in the model's chat template.
        CHAT
    }

    /// A question without written searches.
    public Question(
            String id, String text, Prompt prompt, Function<String, String> answer,
            Optional<Function<String, Verdict>> verifier, Optional<String> reference) {
        this(id, text, prompt, answer, verifier, reference, Optional.empty());
    }

    /// A problem of a task.
    public static Question of(TaskMixture mixture, Problem problem, Form form, Optional<String> system) {
        return new Question(
                problem.id(), problem.prompt(), prompt(problem.prompt(), form, system),
                text -> mixture.family(problem).answer(problem, text),
                Optional.of(text -> mixture.verify(problem, text)), Optional.of(problem.reference()),
                mixture.family(problem).replay(problem));
    }

    /// Something that a person asks; the answer is all of the completion.
    public static Question of(String text, Form form, Optional<String> system) {
        return new Question(text, text, prompt(text, form, system), String::strip, Optional.empty(),
                Optional.empty());
    }

    private static Prompt prompt(String text, Form form, Optional<String> system) {
        if (form == Form.TEXT) {
            return new Prompt.Text(text);
        }
        List<ChatMessage> turns = new ArrayList<>();
        system.ifPresent(s -> turns.add(new ChatMessage("system", s)));
        turns.add(ChatMessage.user(text));
        return new Prompt.Chat(turns);
    }

    /// The question with what was said since, by assistant and user in turn, ending with the user: a conversation where
    /// the question is one, else all texts one behind the other, a line each.
    public Prompt then(List<String> said) {
        if (prompt instanceof Prompt.Chat chat) {
            List<ChatMessage> turns = new ArrayList<>(chat.turns());
            for (int i = 0; i < said.size(); i++) {
                turns.add(new ChatMessage(i % 2 == 0 ? "assistant" : "user", said.get(i)));
            }
            return new Prompt.Chat(turns);
        }
        return new Prompt.Text(text + String.join("\n", said));
    }

    /// Another question in the same form: the text in place of this one's.
    public Prompt asking(String other) {
        if (prompt instanceof Prompt.Chat chat) {
            List<ChatMessage> turns = new ArrayList<>(chat.turns());
            turns.set(turns.size() - 1, ChatMessage.user(other));
            return new Prompt.Chat(turns);
        }
        return new Prompt.Text(other);
    }
}
