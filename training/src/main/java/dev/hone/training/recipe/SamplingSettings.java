package dev.hone.training.recipe;

import dev.hone.tasks.ProblemOrder;
import dev.hone.training.curriculum.Curriculum;
import dev.hone.training.curriculum.LengthBudget;
import java.util.List;

/// How rollouts are drawn: prompts a step, completions a prompt, their greatest length in tokens, the temperature, and
/// in which order problems come; what changes on the way: the problems by `curricula`, the length by `budget`.
///
/// There is no truncation (top-k, top-p) here: the gradient is that of the distribution that was sampled.
public record SamplingSettings(int prompts, int group, int maxTokens, double temperature, ProblemOrder order,
        List<Curriculum> curricula, LengthBudget budget) {
    public SamplingSettings {
        curricula = List.copyOf(curricula);
        if (budget.most() > maxTokens) {
            throw new IllegalArgumentException("budget: " + budget.most() + " tokens are more than max-tokens ("
                    + maxTokens + ")");
        }
    }

    /// The same problems and lengths from beginning to end.
    public SamplingSettings(int prompts, int group, int maxTokens, double temperature, ProblemOrder order) {
        this(prompts, group, maxTokens, temperature, order, List.of(), LengthBudget.constant(maxTokens));
    }

    static SamplingSettings read(Section s) {
        int prompts = s.integer("prompts", 32, 1, 1 << 20);
        int group = s.integer("group", 8, 1, 1 << 16);
        int maxTokens = s.integer("max-tokens", 64, 1, 1 << 20);
        double temperature = s.number("temperature", 1, Range.POSITIVE);
        ProblemOrder order = s.choice("order", ProblemOrder.MIXED);
        List<Curriculum> curricula = Axes.curricula().readAll(s.options("curricula", "name"));
        LengthBudget budget =
                s.has("budget") ? budget(s.section("budget"), maxTokens) : LengthBudget.constant(maxTokens);
        return s.finish(
                () -> new SamplingSettings(prompts, group, maxTokens, temperature, order, curricula, budget));
    }

    private static LengthBudget budget(Section s, int maxTokens) {
        int from = s.integer("from", maxTokens, 1, 1 << 20);
        int to = s.integer("to", 1, 1 << 20);
        int drops = s.integer("drops", 3, 1, 1 << 20);
        LengthBudget.Decay decay = s.choice("decay", LengthBudget.Decay.EXPONENTIAL);
        return s.finish(() -> new LengthBudget(from, to, drops, decay));
    }

    void write(Outline o) {
        o.put("prompts", prompts).put("group", group).put("max-tokens", maxTokens).put("temperature", temperature)
                .put("order", order);
        if (!curricula.isEmpty()) {
            o.sections("curricula", curricula, Axes.curricula()::write);
        }
        if (!budget.equals(LengthBudget.constant(maxTokens))) {
            o.section("budget", x -> x.put("from", budget.from()).put("to", budget.to())
                    .put("drops", budget.drops()).put("decay", budget.decay()));
        }
    }
}
