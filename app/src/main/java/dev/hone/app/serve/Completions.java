package dev.hone.app.serve;

import dev.hone.engine.text.Tokenizer;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Prompt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers `/v1/completions`.
final class Completions {
    private static final int[] NOT_ECHOED = {};

    private final Served served;
    private final TokenReport report;

    Completions(Served served) {
        this.served = served;
        this.report = new TokenReport(served.tokenizer());
    }

    /// The whole answer.
    ObjectNode answer(CompletionBody body, Replies.Head head) {
        long seed = served.seed(body.drawing());
        List<CompletableFuture<List<Generation>>> promises = new ArrayList<>();
        for (Prompt prompt : body.prompts()) {
            promises.add(body.maxTokens() == 0
                    ? CompletableFuture.completedFuture(List.of(nothing(prompt)))
                    : served.generator().generate(served.request(prompt, body.drawing(), seed)));
        }
        ObjectNode reply = head.with();
        ArrayNode choices = reply.putArray("choices");
        long promptTokens = 0;
        long completionTokens = 0;
        for (int p = 0; p < promises.size(); p++) {
            List<Generation> all = promises.get(p).join();
            promptTokens += all.getFirst().promptTokens();
            for (Generation g : all) {
                completionTokens += g.length();
                choices.add(choice(choices.size(), body, body.prompts().get(p), g));
            }
        }
        reply.set("usage", Replies.usage(promptTokens, completionTokens));
        return reply;
    }

    private Generation nothing(Prompt prompt) {
        int[] ids = served.generator().ids(prompt);
        return new Generation("", List.of(), ids, ids.length, 0, Generation.Finish.LENGTH);
    }

    private ObjectNode choice(int index, CompletionBody body, Prompt prompt, Generation g) {
        String text = body.echo() ? spelt(prompt) + g.text() : g.text();
        ObjectNode choice = JsonNodeFactory.instance.objectNode().put("index", index).put("text", text);
        if (body.alternatives().isPresent()) {
            int alternatives = body.alternatives().getAsInt();
            int[] echoed = body.echo() ? g.promptIds() : NOT_ECHOED;
            List<GeneratedToken> scored = echoed.length == 0
                    ? List.of()
                    : served.generator().score(echoed, 1, alternatives).join();
            choice.set("logprobs", report.completion(echoed, scored, g.tokens(), alternatives));
        } else {
            choice.putNull("logprobs");
        }
        Replies.finish(choice, g, body.drawing().options().stops());
        return body.drawing().tellsIds() ? told(choice, g) : choice;
    }

    /// The choice with the ids of the prompt and of all tokens.
    static ObjectNode told(ObjectNode choice, Generation g) {
        ArrayNode prompt = choice.putArray("prompt_token_ids");
        Arrays.stream(g.promptIds()).forEach(prompt::add);
        ArrayNode ids = choice.putArray("token_ids");
        Arrays.stream(g.ids()).forEach(ids::add);
        return choice;
    }

    /// A piece with the id of its token, and those of the prompt where it is the first.
    static void tell(ObjectNode piece, int[] prompt, int id) {
        if (prompt.length > 0) {
            ArrayNode ids = piece.putArray("prompt_token_ids");
            Arrays.stream(prompt).forEach(ids::add);
        }
        piece.putArray("token_ids").add(id);
    }

    private String spelt(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text text -> text.text();
            case Prompt.Tokens tokens -> served.tokenizer().decode(tokens.ids(), Tokenizer.Specials.HIDE);
            case Prompt.Chat chat -> throw new IllegalStateException("a conversation is no prompt of completions");
        };
    }

    /// The answer in pieces.
    void stream(CompletionBody body, Replies.Head head, Events events) throws IOException {
        if (body.prompts().size() > 1) {
            throw Refused.field("stream", "takes one prompt a request");
        }
        GenerationRequest request =
                served.request(body.prompts().getFirst(), body.drawing(), served.seed(body.drawing()));
        Set<Integer> begun = new HashSet<>();
        int[] prompt = served.generator().ids(request.prompt());
        List<Generation> all = new Stream(served, request).read(new Stream.Reader() {
            @Override
            public void token(int choice, String text, GeneratedToken token) throws IOException {
                if (!text.isEmpty() || body.alternatives().isPresent() || body.drawing().tellsIds()) {
                    ObjectNode piece = piece(choice, text, body.alternatives().isPresent()
                            ? report.completion(NOT_ECHOED, List.of(), List.of(token), body.alternatives().getAsInt())
                            : null);
                    if (body.drawing().tellsIds()) {
                        tell(piece, begun.add(choice) ? prompt : NOT_ECHOED, token.id());
                    }
                    events.send(wrapped(head, piece));
                }
            }

            @Override
            public void end(int choice, String text, Generation whole) throws IOException {
                ObjectNode piece =
                        Replies.finish(piece(choice, text, null), whole, body.drawing().options().stops());
                events.send(wrapped(head, piece));
            }
        });
        if (body.drawing().streamsUsage()) {
            ObjectNode last = head.with();
            last.putArray("choices");
            last.set("usage", Replies.usage(
                    all.getFirst().promptTokens(), all.stream().mapToLong(Generation::length).sum()));
            events.send(last);
        }
        events.done();
    }

    private static ObjectNode piece(int choice, String text, @Nullable ObjectNode logProbs) {
        ObjectNode piece = JsonNodeFactory.instance.objectNode().put("index", choice).put("text", text);
        piece.set("logprobs", logProbs == null ? JsonNodeFactory.instance.nullNode() : logProbs);
        piece.putNull("finish_reason");
        return piece;
    }

    private static ObjectNode wrapped(Replies.Head head, ObjectNode choice) {
        ObjectNode reply = head.with();
        reply.putArray("choices").add(choice);
        return reply;
    }
}
