package dev.hone.training.recipe;

import dev.hone.tasks.ProblemOrder;

/// How rollouts are drawn: prompts a step, completions a prompt, their greatest length in tokens, the temperature, and
/// in which order problems come.
///
/// There is no truncation (top-k, top-p) here: the gradient is that of the distribution that was sampled.
public record SamplingSettings(int prompts, int group, int maxTokens, double temperature, ProblemOrder order) {
    static SamplingSettings read(Section s) {
        int prompts = s.integer("prompts", 32, 1, 1 << 20);
        int group = s.integer("group", 8, 1, 1 << 16);
        int maxTokens = s.integer("max-tokens", 64, 1, 1 << 20);
        double temperature = s.number("temperature", 1, Range.POSITIVE);
        ProblemOrder order = s.choice("order", ProblemOrder.MIXED);
        return s.finish(() -> new SamplingSettings(prompts, group, maxTokens, temperature, order));
    }

    void write(Outline o) {
        o.put("prompts", prompts).put("group", group).put("max-tokens", maxTokens).put("temperature", temperature)
                .put("order", order);
    }
}
