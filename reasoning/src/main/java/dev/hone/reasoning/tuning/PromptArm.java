package dev.hone.reasoning.tuning;

import dev.hone.reasoning.scorer.Agreement;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.reasoning.solve.Template;
import dev.hone.reasoning.strategy.BestOfN;
import dev.hone.reasoning.strategy.SelfConsistency;

/// A prompt and what is done with its completions: n of them, the best by `chooser` counts (by agreement: the
/// majority).
public record PromptArm(Template prompt, Scorer chooser, int n) {
    public PromptArm {
        if (n < 1) {
            throw new IllegalArgumentException("n must be positive: " + n);
        }
    }

    /// What solves a question of [#prompt] in this way.
    public Strategy strategy() {
        return n == 1 || chooser instanceof Agreement ? new SelfConsistency(n) : new BestOfN(n, chooser);
    }
}
