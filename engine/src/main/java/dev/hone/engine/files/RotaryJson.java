package dev.hone.engine.files;

import dev.hone.engine.Rotary;
import dev.hone.engine.internal.files.JsonObject;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The rotary parameters in `config.json`: read in the old spelling (`rope_theta` beside `rope_scaling` with `type` or
/// `rope_type`) and in the new one (`rope_parameters`), written in both.
///
/// Where both are there, `rope_scaling` counts, as in `transformers` 5 (`modeling_rope_utils.py`).
final class RotaryJson {
    private static final double DEFAULT_THETA = 10_000;
    private static final String ALLOWED = "default, linear, llama3";

    private RotaryJson() {}

    static Rotary read(JsonObject config) {
        requireWholeHead(config);
        Optional<JsonObject> recent = config.object("rope_parameters");
        Optional<JsonObject> scaling = config.object("rope_scaling").filter(o -> !o.keys().isEmpty());
        double theta = config.number("rope_theta").orElse(DEFAULT_THETA);
        if (recent.isPresent()) {
            theta = recent.get().number("rope_theta").orElse(theta);
        }
        if (scaling.isPresent()) {
            theta = scaling.get().number("rope_theta").orElse(theta);
        }
        Optional<JsonObject> chosen = scaling.or(() -> recent);
        return chosen.isEmpty() ? new Rotary.Plain(theta) : read(chosen.get(), theta);
    }

    private static Rotary read(JsonObject rope, double theta) {
        requireWholeHead(rope);
        String key = rope.has("rope_type") ? "rope_type" : "type";
        String type = rope.text(key).orElse("default");
        return switch (type) {
            case "default" -> new Rotary.Plain(theta);
            case "linear" -> new Rotary.Linear(theta, required(rope, "factor"));
            case "llama3" -> new Rotary.Llama3(
                    theta,
                    required(rope, "factor"),
                    required(rope, "low_freq_factor"),
                    required(rope, "high_freq_factor"),
                    rope.requiredCount("original_max_position_embeddings"));
            default -> throw rope.wrong(key, ALLOWED);
        };
    }

    private static double required(JsonObject rope, String key) {
        return rope.number(key).orElseThrow(() -> rope.missing(key, "a number"));
    }

    private static void requireWholeHead(JsonObject place) {
        if (place.number("partial_rotary_factor").orElse(1) != 1) {
            throw place.wrong("partial_rotary_factor", "1 (all of a head is turned)");
        }
    }

    static void write(Rotary rotary, ObjectNode config) {
        config.put("rope_theta", rotary.theta());
        ObjectNode recent = config.putObject("rope_parameters").put("rope_theta", rotary.theta());
        switch (rotary) {
            case Rotary.Plain p -> {
                config.putNull("rope_scaling");
                recent.put("rope_type", "default");
            }
            case Rotary.Linear l -> {
                describe(l, config.putObject("rope_scaling"));
                describe(l, recent);
            }
            case Rotary.Llama3 l -> {
                describe(l, config.putObject("rope_scaling"));
                describe(l, recent);
            }
        }
    }

    private static void describe(Rotary.Linear linear, ObjectNode rope) {
        rope.put("rope_type", "linear").put("factor", linear.factor());
    }

    private static void describe(Rotary.Llama3 llama, ObjectNode rope) {
        rope.put("rope_type", "llama3")
                .put("factor", llama.factor())
                .put("low_freq_factor", llama.lowFrequencyFactor())
                .put("high_freq_factor", llama.highFrequencyFactor())
                .put("original_max_position_embeddings", llama.originalPositions());
    }
}
