package dev.hone.app.serve;

import dev.hone.engine.text.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A request for `/v1/chat/completions`. `alternatives` is empty where no log-probabilities are asked for.
record ChatBody(List<ChatMessage> messages, Drawing drawing, OptionalInt alternatives) {
    private static final int MOST_MESSAGES = 4096;

    /// `usualTokens` is the greatest length where the request names none.
    static ChatBody read(Body body, int usualTokens) {
        String model = body.text("model").orElseThrow(() -> Refused.field("model", "is missing"));
        List<ChatMessage> messages = messages(body);
        int older = body.whole("max_tokens", usualTokens, 1, Integer.MAX_VALUE);
        int maxTokens = body.whole("max_completion_tokens", older, 1, Integer.MAX_VALUE);
        boolean logProbs = body.flag("logprobs");
        int top = body.whole("top_logprobs", 0, 0, Drawing.MOST_ALTERNATIVES);
        if (top > 0 && !logProbs) {
            throw Refused.field("top_logprobs", "needs logprobs: true");
        }
        Drawing drawing = Drawing.read(body, model, maxTokens, top);
        body.neutral("tools", "are not supported; leave them out", JsonNodeFactory.instance.arrayNode());
        body.neutral("tool_choice", "is not supported; leave it out");
        body.neutral("functions", "are not supported; leave them out");
        body.find("response_format").ifPresent(f -> {
            if (!(f instanceof ObjectNode) || !"text".equals(f.path("type").asString(""))) {
                throw Refused.field("response_format", "only {\"type\": \"text\"} is supported");
            }
        });
        body.finish();
        return new ChatBody(messages, drawing, logProbs ? OptionalInt.of(top) : OptionalInt.empty());
    }

    private static List<ChatMessage> messages(Body body) {
        JsonNode given = body.find("messages").orElseThrow(() -> Refused.field("messages", "is missing"));
        if (!given.isArray() || given.isEmpty() || given.size() > MOST_MESSAGES) {
            throw Refused.field("messages", "must be a list of 1 to " + MOST_MESSAGES + " messages");
        }
        List<ChatMessage> messages = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            JsonNode m = given.get(i);
            String where = "messages[" + i + "]";
            if (!m.isObject() || !m.path("role").isString()) {
                throw Refused.field(where, "must be an object with a role and a content");
            }
            messages.add(new ChatMessage(m.path("role").stringValue(), content(where, m.path("content"))));
        }
        return messages;
    }

    private static String content(String where, JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        if (!content.isArray()) {
            throw Refused.field(where + ".content", "must be a text or a list of text parts");
        }
        var text = new StringBuilder();
        for (JsonNode part : content) {
            if (!"text".equals(part.path("type").asString("")) || !part.path("text").isString()) {
                throw Refused.field(where + ".content", "only parts of type text are supported, not "
                        + Body.shortened(part));
            }
            text.append(part.path("text").stringValue());
        }
        return text.toString();
    }
}
