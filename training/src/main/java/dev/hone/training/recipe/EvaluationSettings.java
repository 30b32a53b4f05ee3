package dev.hone.training.recipe;

import dev.hone.tasks.Split;

/// Measuring on held-out problems: every so many steps (0: only before and after), how many problems, how many
/// samples of each, and whether greedy answers are measured besides. `seed` chooses the problems, apart from the run's
/// own seed, so that runs with different seeds are measured on the same ones.
///
/// `split` is the side of the wall that they come from: `validation` where settings are chosen by what is measured,
/// `test` for numbers that are reported.
public record EvaluationSettings(int every, int problems, int samples, Greedy greedy, Split split, long seed) {
    /// Whether the most likely answers are measured too.
    public enum Greedy { NO, YES }

    static EvaluationSettings read(Section s) {
        int every = s.integer("every", 0, 0, Integer.MAX_VALUE);
        int problems = s.integer("problems", 100, 0, 1 << 20);
        int samples = s.integer("samples", 4, 1, 1 << 16);
        Greedy greedy = s.choice("greedy", Greedy.NO);
        Split split = s.choice("split", Split.VALIDATION);
        long seed = s.longInteger("seed", 12_345);
        if (split == Split.TRAIN) {
            throw s.error("split", "found 'train'; allowed: validation, test");
        }
        return s.finish(() -> new EvaluationSettings(every, problems, samples, greedy, split, seed));
    }

    void write(Outline o) {
        o.put("every", every).put("problems", problems).put("samples", samples).put("greedy", greedy);
        o.put("split", split).put("seed", seed);
    }

    /// Whether step `step` of `steps` ends with an evaluation.
    public boolean due(int step, int steps) {
        return problems > 0 && (step == 0 || step == steps || (every > 0 && step % every == 0));
    }
}
