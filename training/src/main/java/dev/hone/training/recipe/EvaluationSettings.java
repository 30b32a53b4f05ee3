package dev.hone.training.recipe;

/// Measuring on held-out problems: every so many steps (0: only before and after), how many problems, how many
/// samples of each, and whether greedy answers are measured besides. `seed` chooses the problems, apart from the run's
/// own seed, so that runs with different seeds are measured on the same ones.
public record EvaluationSettings(int every, int problems, int samples, Greedy greedy, long seed) {
    /// Whether the most likely answers are measured too.
    public enum Greedy { NO, YES }

    static EvaluationSettings read(Section s) {
        int every = s.integer("every", 0, 0, Integer.MAX_VALUE);
        int problems = s.integer("problems", 100, 0, 1 << 20);
        int samples = s.integer("samples", 4, 1, 1 << 16);
        Greedy greedy = s.choice("greedy", Greedy.NO);
        long seed = s.longInteger("seed", 12_345);
        return s.finish(() -> new EvaluationSettings(every, problems, samples, greedy, seed));
    }

    void write(Outline o) {
        o.put("every", every).put("problems", problems).put("samples", samples).put("greedy", greedy);
        o.put("seed", seed);
    }

    /// Whether step `step` of `steps` ends with an evaluation.
    public boolean due(int step, int steps) {
        return problems > 0 && (step == 0 || step == steps || (every > 0 && step % every == 0));
    }
}
