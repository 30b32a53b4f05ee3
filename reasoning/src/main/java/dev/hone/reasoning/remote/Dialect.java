package dev.hone.reasoning.remote;

import dev.hone.engine.text.ChatMessage;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Prompt;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a server takes, place by place, and what it can do at all of them. It is found out by asking for single tokens:
/// what a server says of itself, or passes over without a word, is not trusted.
record Dialect(Map<Place, Set<Extra>> takes, Set<Capability> can) {
    /// What is tried, the most first.
    private static final List<Set<Extra>> LADDER = List.of(
            Set.of(Extra.TRUNCATION, Extra.LOG_PROBS, Extra.TOKEN_IDS),
            Set.of(Extra.TRUNCATION, Extra.LOG_PROBS),
            Set.of(Extra.LOG_PROBS),
            Set.of(Extra.TRUNCATION),
            Set.of());

    private static final GenerationOptions ONE = GenerationOptions.of(1, 1).withAlternatives(2);

    /// Asks a server.
    ///
    /// @throws InputException if it answers neither texts nor conversations, with what it said to the plainest request
    static Dialect of(Transport transport, String model) throws InterruptedException {
        Map<Place, Set<Extra>> takes = new EnumMap<>(Place.class);
        Set<Capability> can =
                EnumSet.of(Capability.LOG_PROBS, Capability.ALTERNATIVES, Capability.TOKEN_IDS, Capability.CHAT);
        for (Place place : Place.values()) {
            Optional<JsonNode> answer = climbed(transport, model, place, takes);
            if (answer.isPresent()) {
                can.retainAll(told(answer.get()));
                if (several(transport, model, place, takes.getOrDefault(place, Set.of()))) {
                    takes.computeIfPresent(place, (_, some) -> and(some, Extra.SAMPLES));
                }
            }
        }
        if (takes.isEmpty()) {
            // The error of the plainest request says what is wrong.
            transport.post(
                    Place.COMPLETIONS.path(), asked(model, Place.COMPLETIONS, 1, Set.of()).body().toString());
            throw new InputException(transport.base() + ": the server's answers have no choices; is this the address"
                    + " of its OpenAI-compatible interface, which often ends with /v1?");
        }
        if (!takes.containsKey(Place.CHAT)) {
            can.remove(Capability.CHAT);
        }
        if (can.contains(Capability.TOKEN_IDS) && tokenized(transport, model, "1").length > 0) {
            can.add(Capability.TOKENIZER);
        }
        return new Dialect(Map.copyOf(takes), Set.copyOf(can));
    }

    /// The answer to the richest request that the server takes, which is noted; none where it takes none.
    private static Optional<JsonNode> climbed(
            Transport transport, String model, Place place, Map<Place, Set<Extra>> takes) throws InterruptedException {
        for (Set<Extra> some : LADDER) {
            Optional<JsonNode> choice = tried(transport, place.path(), asked(model, place, 1, some))
                    .map(a -> a.path("choices").path(0)).filter(JsonNode::isObject);
            if (choice.isPresent()) {
                takes.put(place, choice.get().has("stop_reason") ? and(some, Extra.STOPS) : some);
                return choice;
            }
        }
        return Optional.empty();
    }

    private static Set<Capability> told(JsonNode choice) {
        Set<Capability> told = EnumSet.of(Capability.CHAT);
        List<GeneratedToken> tokens = TokenFields.of(choice, ONE.alternatives());
        if (!tokens.isEmpty()) {
            told.add(Capability.LOG_PROBS);
            if (tokens.getFirst().topLogProbs().length > 0) {
                told.add(Capability.ALTERNATIVES);
            }
        }
        if (choice.has("token_ids")) {
            told.add(Capability.TOKEN_IDS);
        }
        return told;
    }

    /// Whether the server gives two choices where it is asked for two, and counts the tokens of both.
    private static boolean several(Transport transport, String model, Place place, Set<Extra> takes)
            throws InterruptedException {
        return tried(transport, place.path(), asked(model, place, 2, takes))
                .filter(a -> a.path("choices").size() == 2 && a.path("usage").path("completion_tokens").asInt(2) == 2)
                .isPresent();
    }

    private static Asked asked(String model, Place place, int samples, Set<Extra> takes) {
        Prompt hello = switch (place) {
            case COMPLETIONS -> new Prompt.Text("1");
            case CHAT -> new Prompt.Chat(List.of(ChatMessage.user("1")));
        };
        return Asked.of(model, hello, samples, 0, ONE, takes);
    }

    private static Set<Extra> and(Set<Extra> some, Extra one) {
        Set<Extra> all = EnumSet.of(one);
        all.addAll(some);
        return all;
    }

    /// The ids of a text, none where the server does not say them.
    static int[] tokenized(Transport transport, String model, String text) throws InterruptedException {
        var body = JsonNodeFactory.instance.objectNode().put("model", model).put("prompt", text)
                .put("add_special_tokens", false);
        return tried(transport, "/../tokenize", body).map(a -> TokenFields.ids(a.path("tokens"))).orElse(new int[0]);
    }

    private static Optional<JsonNode> tried(Transport transport, String path, Asked asked) throws InterruptedException {
        return tried(transport, path, asked.body());
    }

    /// The answer, or nothing where the server refuses the request as such, or fails on it: llama.cpp's Python server
    /// answers 500 where it is asked for log-probabilities that its model was not loaded for.
    private static Optional<JsonNode> tried(Transport transport, String path, JsonNode body)
            throws InterruptedException {
        try {
            return Optional.of(transport.probe(path, body.toString()));
        } catch (ServerFailed e) {
            if (e.refused() || e.status() == Transport.INTERNAL_ERROR) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// What the server takes with such a prompt.
    ///
    /// @throws InputException if it answers none of the kind
    Set<Extra> takes(String model, Prompt prompt) {
        Set<Extra> some = takes.get(Place.of(prompt));
        if (some != null) {
            return some;
        }
        throw new InputException(model + switch (Place.of(prompt)) {
            case CHAT -> ": the server answers no conversations";
            case COMPLETIONS -> ": the server continues no texts at /completions; ask it in its chat template, and see"
                    + " that its address ends as it should, often with /v1";
        });
    }
}
