package dev.hone.reasoning.remote;

import dev.hone.engine.text.ChatMessage;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Prompt;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A request as the interface spells it, with those of the fields that differ between servers which this one takes.
record Asked(Place place, ObjectNode body) {
    static Asked of(String model, Prompt prompt, int samples, long seed, GenerationOptions o, Set<Extra> takes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
        Place place = Place.of(prompt);
        switch (prompt) {
            case Prompt.Text text -> body.put("prompt", text.text());
            case Prompt.Tokens tokens -> {
                ArrayNode ids = body.putArray("prompt");
                for (int id : tokens.ids()) {
                    ids.add(id);
                }
            }
            case Prompt.Chat chat -> {
                ArrayNode messages = body.putArray("messages");
                for (ChatMessage m : chat.turns()) {
                    messages.addObject().put("role", m.role()).put("content", m.content());
                }
            }
        }
        if (samples > 1) {
            body.put("n", samples);
        }
        body.put("max_tokens", o.maxTokens()).put("temperature", o.temperature()).put("seed", seed);
        truncation(body, o, takes.contains(Extra.TRUNCATION));
        if (!o.stops().isEmpty() && takes.contains(Extra.STOPS)) {
            ArrayNode stops = body.putArray("stop");
            o.stops().forEach(stops::add);
            if (o.stopText() == GenerationOptions.StopText.SHOWN) {
                body.put("include_stop_str_in_output", true);
            }
        }
        if (takes.contains(Extra.LOG_PROBS)) {
            // One alternative at least: llama.cpp's server takes none for no log-probabilities, and no number for 20.
            int alternatives = Math.max(1, o.alternatives());
            switch (place) {
                case COMPLETIONS -> body.put("logprobs", alternatives);
                case CHAT -> body.put("logprobs", true).put("top_logprobs", alternatives);
            }
        }
        if (takes.contains(Extra.TOKEN_IDS)) {
            body.put("return_token_ids", true);
        }
        return new Asked(place, body);
    }

    private static void truncation(ObjectNode body, GenerationOptions o, boolean always) {
        if (always || o.topP() < 1) {
            body.put("top_p", o.topP());
        }
        if (always || o.topK() > 0) {
            body.put("top_k", o.topK());
        }
        if (always || o.minP() > 0) {
            body.put("min_p", o.minP());
        }
    }

    /// The same, answered in pieces.
    Asked streamed() {
        ObjectNode streamed = body.deepCopy();
        streamed.put("stream", true);
        streamed.putObject("stream_options").put("include_usage", true);
        return new Asked(place, streamed);
    }
}
