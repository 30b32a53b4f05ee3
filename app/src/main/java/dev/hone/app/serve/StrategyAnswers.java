package dev.hone.app.serve;

import dev.hone.engine.text.ChatMessage;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.tasks.Verifier;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers requests whose model is `NAME@STRATEGY`: one choice, the strategy's solution. Answers are read from
/// completions by a verifier. An extra field `hone` says the answer, the calls, the tokens of models beside the served
/// one, and all answers that were considered.
final class StrategyAnswers {
    private final Served served;
    private final Verifier reader;

    StrategyAnswers(Served served, Verifier reader) {
        this.served = served;
        this.reader = reader;
    }

    /// The solution of what is asked last.
    Solver.Solved solve(Strategy strategy, Prompt prompt, Drawing drawing) {
        if (drawing.samples() > 1) {
            throw Refused.field("n", "must be 1 where a strategy is asked for");
        }
        if (drawing.tellsIds()) {
            throw Refused.field("return_token_ids", "a strategy's solution is not one completion; leave it out");
        }
        String text = switch (prompt) {
            case Prompt.Text t -> t.text();
            case Prompt.Chat c -> c.turns().getLast().content();
            case Prompt.Tokens t -> throw Refused.field("prompt", "must be a text where a strategy is asked for");
        };
        var question = new Question("request", text, prompt, reader::answer, Optional.empty(), Optional.empty());
        var solver = new Solver(served.generator(), drawing.options(), Budget.UNLIMITED);
        try {
            return solver.solve(strategy, List.of(question), Key.of(served.seed(drawing))).getFirst();
        } catch (InputException e) {
            throw Refused.field("model", e.getMessage());
        }
    }

    /// The answer to a request for `/v1/chat/completions`.
    ObjectNode chat(Strategy strategy, ChatBody body, Replies.Head head) {
        requirePlain(body.alternatives().isPresent());
        Solver.Solved solved = solve(strategy, new Prompt.Chat(body.messages()), body.drawing());
        ObjectNode choice = JsonNodeFactory.instance.objectNode().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", solved.solution().text())
                .putNull("refusal");
        return reply(head, choice, solved);
    }

    /// The answer to a request for `/v1/completions`.
    ObjectNode completion(Strategy strategy, CompletionBody body, Replies.Head head) {
        requirePlain(body.alternatives().isPresent());
        if (body.echo() || body.prompts().size() > 1) {
            throw Refused.field("model", "a strategy answers one prompt, without echo");
        }
        Solver.Solved solved = solve(strategy, body.prompts().getFirst(), body.drawing());
        return reply(
                head, JsonNodeFactory.instance.objectNode().put("index", 0).put("text", solved.solution().text()),
                solved);
    }

    /// The same in one piece.
    void streamChat(Strategy strategy, ChatBody body, Replies.Head head, Events events) throws IOException {
        ObjectNode whole = chat(strategy, body, head.of("chat.completion.chunk"));
        ObjectNode choice = (ObjectNode) whole.path("choices").path(0);
        choice.set("delta", choice.remove("message"));
        events.send(whole);
        events.done();
    }

    /// The same in one piece.
    void streamCompletion(Strategy strategy, CompletionBody body, Replies.Head head, Events events)
            throws IOException {
        events.send(completion(strategy, body, head));
        events.done();
    }

    private static void requirePlain(boolean logProbs) {
        if (logProbs) {
            throw Refused.field("logprobs", "a strategy's solution has none; leave it out");
        }
    }

    private static ObjectNode reply(Replies.Head head, ObjectNode choice, Solver.Solved solved) {
        ObjectNode reply = head.with();
        choice.putNull("logprobs");
        choice.put("finish_reason", "stop");
        reply.putArray("choices").add(choice);
        reply.set("usage", Replies.usage(solved.spent()));
        ObjectNode more = reply.putObject("hone")
                .put("answer", solved.solution().answer())
                .put("calls", solved.spent().calls())
                .put("companion_tokens", solved.spent().companionTokens());
        ArrayNode considered = more.putArray("considered");
        solved.solution().considered().forEach(c -> considered.add(c.answer()));
        return reply;
    }

    /// A conversation that ends with the user's turn.
    static void requireUser(List<ChatMessage> messages) {
        if (!messages.getLast().role().equals("user")) {
            throw Refused.field("messages", "must end with a user's turn where a strategy is asked for");
        }
    }
}
