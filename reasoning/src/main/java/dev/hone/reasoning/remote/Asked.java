package dev.hone.reasoning.remote;

import dev.hone.engine.text.ChatMessage;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Prompt;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A request as the interface spells it. Fields that not all servers know are left out where they mean nothing.
record Asked(String path, ObjectNode body) {
    static Asked of(
            String model, Prompt prompt, int samples, long seed, GenerationOptions o, Set<Capability> can) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
        boolean logProbs = can.contains(Capability.LOG_PROBS);
        String path = switch (prompt) {
            case Prompt.Text text -> {
                body.put("prompt", text.text());
                yield "/completions";
            }
            case Prompt.Tokens tokens -> {
                ArrayNode ids = body.putArray("prompt");
                for (int id : tokens.ids()) {
                    ids.add(id);
                }
                yield "/completions";
            }
            case Prompt.Chat chat -> {
                ArrayNode messages = body.putArray("messages");
                for (ChatMessage m : chat.turns()) {
                    messages.addObject().put("role", m.role()).put("content", m.content());
                }
                yield "/chat/completions";
            }
        };
        if (samples > 1) {
            body.put("n", samples);
        }
        body.put("max_tokens", o.maxTokens()).put("temperature", o.temperature()).put("seed", seed);
        if (o.topP() < 1) {
            body.put("top_p", o.topP());
        }
        if (o.topK() > 0) {
            body.put("top_k", o.topK());
        }
        if (o.minP() > 0) {
            body.put("min_p", o.minP());
        }
        if (!o.stops().isEmpty()) {
            ArrayNode stops = body.putArray("stop");
            o.stops().forEach(stops::add);
            if (o.stopText() == GenerationOptions.StopText.SHOWN) {
                body.put("include_stop_str_in_output", true);
            }
        }
        if (logProbs && prompt instanceof Prompt.Chat) {
            body.put("logprobs", true);
            if (o.alternatives() > 0) {
                body.put("top_logprobs", o.alternatives());
            }
        } else if (logProbs) {
            body.put("logprobs", o.alternatives());
        }
        if (can.contains(Capability.TOKEN_IDS)) {
            body.put("return_token_ids", true);
        }
        return new Asked(path, body);
    }

    /// The same, answered in pieces.
    Asked streamed() {
        ObjectNode streamed = body.deepCopy();
        streamed.put("stream", true);
        streamed.putObject("stream_options").put("include_usage", true);
        return new Asked(path, streamed);
    }
}
