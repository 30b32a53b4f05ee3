package dev.hone.reasoning.remote;

import dev.hone.reasoning.generation.GeneratedToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Reads the tokens of a choice: the log-probabilities of either form, ids where the server says them.
final class TokenFields {
    private static final int[] NO_IDS = {};
    private static final float[] NO_LOG_PROBS = {};

    /// What servers write for the logarithm of zero, which JSON cannot say.
    private static final float IMPOSSIBLE = -9999f;

    private TokenFields() {}

    /// The tokens of a choice with at most so many alternatives, none where the server reports no log-probabilities.
    /// Either form may come from either place.
    static List<GeneratedToken> of(JsonNode choice, int alternatives) {
        int[] ids = ids(choice.path("token_ids"));
        JsonNode logProbs = choice.path("logprobs");
        return logProbs.has("content")
                ? chat(logProbs.path("content"), ids, alternatives)
                : completion(logProbs, ids, alternatives);
    }

    private static List<GeneratedToken> chat(JsonNode content, int[] ids, int alternatives) {
        List<GeneratedToken> tokens = new ArrayList<>();
        for (int t = 0; t < content.size(); t++) {
            JsonNode one = content.get(t);
            List<JsonNode> top =
                    StreamSupport.stream(one.path("top_logprobs").spliterator(), false).limit(alternatives).toList();
            boolean told = !top.isEmpty() && top.stream().allMatch(n -> n.has("id"));
            tokens.add(new GeneratedToken(
                    t < ids.length ? ids[t] : one.path("id").asInt(GeneratedToken.UNKNOWN), number(one.path("logprob")),
                    told ? top.stream().mapToInt(n -> n.path("id").intValue()).toArray() : NO_IDS,
                    floats(top.stream().map(n -> n.path("logprob")).toList())));
        }
        return tokens;
    }

    private static List<GeneratedToken> completion(JsonNode logProbs, int[] ids, int alternatives) {
        JsonNode values = logProbs.path("token_logprobs");
        JsonNode told = logProbs.path("top_token_ids");
        List<GeneratedToken> tokens = new ArrayList<>();
        for (int t = 0; t < values.size(); t++) {
            JsonNode top = told.path(t);
            float[] tops = top.has("logprobs")
                    ? floats(StreamSupport.stream(top.path("logprobs").spliterator(), false).toList())
                    : falling(logProbs.path("top_logprobs").path(t));
            tokens.add(new GeneratedToken(
                    t < ids.length ? ids[t] : GeneratedToken.UNKNOWN, number(values.get(t)),
                    first(ids(top.path("ids")), alternatives), first(tops, alternatives)));
        }
        return tokens;
    }

    private static int[] first(int[] values, int most) {
        return values.length > most ? Arrays.copyOf(values, most) : values;
    }

    private static float[] first(float[] values, int most) {
        return values.length > most ? Arrays.copyOf(values, most) : values;
    }

    private static float[] falling(JsonNode byText) {
        return floats(StreamSupport.stream(byText.spliterator(), false)
                .sorted(Comparator.comparingDouble((JsonNode n) -> -n.doubleValue()))
                .toList());
    }

    private static float[] floats(List<JsonNode> numbers) {
        if (numbers.isEmpty()) {
            return NO_LOG_PROBS;
        }
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(numbers.get(i));
        }
        return values;
    }

    /// The float whose shortest digits these are, or minus infinity for what stands for it.
    private static float number(JsonNode n) {
        float value = n.isNumber() ? Float.parseFloat(n.asString()) : Float.NEGATIVE_INFINITY;
        return value <= IMPOSSIBLE ? Float.NEGATIVE_INFINITY : value;
    }

    /// A list of whole numbers, empty where there is none.
    static int[] ids(JsonNode list) {
        return list.isArray()
                ? StreamSupport.stream(list.spliterator(), false).mapToInt(JsonNode::intValue).toArray()
                : NO_IDS;
    }
}
