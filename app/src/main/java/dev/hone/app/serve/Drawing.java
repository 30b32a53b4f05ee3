package dev.hone.app.serve;

import dev.hone.reasoning.generation.GenerationOptions;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What both kinds of request say about how tokens are drawn.
///
/// `model` is the name that was asked for; `seed` is empty where the server chooses.
record Drawing(
        String model, int samples, OptionalLong seed, GenerationOptions options, boolean streams, boolean streamsUsage,
        boolean tellsIds) {
    static final int MOST_SAMPLES = 128;
    static final int MOST_ALTERNATIVES = 64;
    private static final int MOST_STOPS = 16;
    private static final long MOST_SEED = (1L << 53) - 1;

    static Drawing read(Body body, String model, int maxTokens, int alternatives) {
        int samples = body.whole("n", 1, 1, MOST_SAMPLES);
        double temperature = body.number("temperature", 1, 0, 100);
        double topP = body.number("top_p", 1, Double.MIN_NORMAL, 1);
        int topK = body.whole("top_k", 0, -1, Integer.MAX_VALUE);
        double minP = body.number("min_p", 0, 0, 0.999_999);
        List<String> stops = body.texts("stop", MOST_STOPS);
        var shown = body.flag("include_stop_str_in_output")
                ? GenerationOptions.StopText.SHOWN
                : GenerationOptions.StopText.HIDDEN;
        OptionalLong seed = body.whole("seed", -MOST_SEED, MOST_SEED);
        boolean streams = body.flag("stream");
        boolean usage = usage(body);
        boolean ids = body.flag("return_token_ids");
        JsonNode zero = IntNode.valueOf(0);
        body.neutral("frequency_penalty", "penalties are not supported; leave it out", zero);
        body.neutral("presence_penalty", "penalties are not supported; leave it out", zero);
        body.neutral("repetition_penalty", "penalties are not supported; leave it out", IntNode.valueOf(1));
        body.neutral("logit_bias", "biases are not supported; leave it out", JsonNodeFactory.instance.objectNode());
        body.neutral("store", "nothing is stored here; leave it out", BooleanNode.FALSE);
        body.ignored("user", "metadata", "service_tier", "safety_identifier", "prompt_cache_key");
        var options = new GenerationOptions(
                temperature, Math.max(0, topK), topP, minP, maxTokens, stops, shown, alternatives);
        return new Drawing(model, samples, seed, options, streams, usage, ids);
    }

    private static boolean usage(Body body) {
        return body.find("stream_options").map(v -> {
            if (!v.isObject()) {
                throw Refused.field("stream_options", "must be an object");
            }
            return v.path("include_usage").asBoolean(false);
        }).orElse(false);
    }
}
