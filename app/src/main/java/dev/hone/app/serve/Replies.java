package dev.hone.app.serve;

import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.Generation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What all answers have: an id, a time, the model's name, and an account.
final class Replies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AtomicLong numbers = new AtomicLong();

    /// Answers of one request share their head.
    record Head(String id, String object, long created, String model) {
        ObjectNode with() {
            return JSON.objectNode().put("id", id).put("object", object).put("created", created).put("model", model);
        }

        Head of(String kind) {
            return new Head(id, kind, created, model);
        }
    }

    Head head(String prefix, String object, String model) {
        return new Head(prefix + "-" + numbers.incrementAndGet(), object, Instant.now().getEpochSecond(), model);
    }

    static ObjectNode usage(long promptTokens, long completionTokens) {
        return JSON.objectNode()
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", completionTokens)
                .put("total_tokens", promptTokens + completionTokens);
    }

    static ObjectNode usage(Spend spent) {
        return usage(spent.promptTokens(), spent.written());
    }

    /// Why a choice ended, and the stop string where one ended it.
    static ObjectNode finish(ObjectNode choice, Generation g, List<String> stops) {
        choice.put("finish_reason", g.finish() == Generation.Finish.LENGTH ? "length" : "stop");
        if (g.finish() == Generation.Finish.STOP_STRING) {
            // Which of several it was is not known; all that a client asks is whether it was one.
            choice.put("stop_reason", stops.getFirst());
        } else {
            choice.putNull("stop_reason");
        }
        return choice;
    }

    static ObjectNode error(String message, String kind, Optional<String> field, Optional<String> code) {
        ObjectNode inner = JSON.objectNode().put("message", message).put("type", kind);
        field.ifPresentOrElse(f -> inner.put("param", f), () -> inner.putNull("param"));
        code.ifPresentOrElse(c -> inner.put("code", c), () -> inner.putNull("code"));
        return JSON.objectNode().set("error", inner);
    }
}
