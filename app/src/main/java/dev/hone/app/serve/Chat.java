package dev.hone.app.serve;

import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Prompt;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers `/v1/chat/completions`.
final class Chat {
    private static final int[] NOTHING = {};

    private final Served served;
    private final TokenReport report;

    Chat(Served served) {
        this.served = served;
        this.report = new TokenReport(served.tokenizer());
    }

    private GenerationRequest request(ChatBody body) {
        return served.request(
                new Prompt.Chat(body.messages()), body.drawing(), served.seed(body.drawing()));
    }

    /// The whole answer.
    ObjectNode answer(ChatBody body, Replies.Head head) {
        List<Generation> all = served.generator().generate(request(body)).join();
        ObjectNode reply = head.with();
        ArrayNode choices = reply.putArray("choices");
        for (Generation g : all) {
            ObjectNode choice = JsonNodeFactory.instance.objectNode().put("index", choices.size());
            choice.putObject("message").put("role", "assistant").put("content", g.text()).putNull("refusal");
            if (body.alternatives().isPresent()) {
                choice.set("logprobs", report.chat(g.tokens()));
            } else {
                choice.putNull("logprobs");
            }
            Replies.finish(choice, g, body.drawing().options().stops());
            choices.add(body.drawing().tellsIds() ? Completions.told(choice, g) : choice);
        }
        reply.set("usage", Replies.usage(
                all.getFirst().promptTokens(), all.stream().mapToLong(Generation::length).sum()));
        return reply;
    }

    /// The answer in pieces.
    void stream(ChatBody body, Replies.Head whole, Events events) throws IOException {
        Replies.Head head = whole.of("chat.completion.chunk");
        Set<Integer> begun = new HashSet<>();
        GenerationRequest request = request(body);
        int[] prompt = served.generator().ids(request.prompt());
        List<Generation> all = new Stream(served, request).read(new Stream.Reader() {
            @Override
            public void token(int choice, String text, GeneratedToken token) throws IOException {
                boolean first = begun.add(choice);
                if (first || !text.isEmpty() || body.alternatives().isPresent() || body.drawing().tellsIds()) {
                    ObjectNode piece = piece(choice, first, text);
                    if (body.alternatives().isPresent()) {
                        piece.set("logprobs", report.chat(List.of(token)));
                    }
                    if (body.drawing().tellsIds()) {
                        Completions.tell(piece, first ? prompt : NOTHING, token.id());
                    }
                    events.send(wrapped(head, piece));
                }
            }

            @Override
            public void end(int choice, String text, Generation g) throws IOException {
                ObjectNode piece =
                        Replies.finish(piece(choice, false, text), g, body.drawing().options().stops());
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

    private static ObjectNode piece(int choice, boolean first, String text) {
        ObjectNode piece = JsonNodeFactory.instance.objectNode().put("index", choice);
        ObjectNode delta = piece.putObject("delta");
        if (first) {
            delta.put("role", "assistant");
        }
        if (first || !text.isEmpty()) {
            delta.put("content", text);
        }
        piece.putNull("logprobs");
        piece.putNull("finish_reason");
        return piece;
    }

    private static ObjectNode wrapped(Replies.Head head, ObjectNode choice) {
        ObjectNode reply = head.with();
        reply.putArray("choices").add(choice);
        return reply;
    }
}
