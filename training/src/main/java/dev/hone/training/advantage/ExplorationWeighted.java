package dev.hone.training.advantage;

import java.util.Set;

/// Gives a good completion's unlikely tokens the larger part of its advantage.
///
/// A'_t = A_t · (1 − π_t)^γ where A_t > 0,   A'_t = A_t elsewhere
///
/// π_t is the probability under the policy that sampled, a number: no gradient flows through it.
///
/// Shapes: one value a token. Units: those of the base's advantages.
/// Throws: `IllegalArgumentException` if γ is negative or not finite.
/// Source: exploration-based advantage of RL-PLUS, arXiv:2508.00222 (γ 0.5 in its code). The paper weighs right
/// demonstrations from outside; here it is every completion that is better than its baseline.
public record ExplorationWeighted(Baseline base, double gamma) implements AdvantageEstimator {
    public ExplorationWeighted {
        Require.notNegative("gamma", gamma);
    }

    /// On centred rewards, as in the paper.
    public ExplorationWeighted() {
        this(Baseline.GROUP_MEAN, 0.5);
    }

    @Override
    public Advantages estimate(Samples samples) {
        float[][][] logProbs = samples.column(Column.LogProbs.class).values();
        return base.estimate(samples).map((g, s, t, a) -> a > 0 ? a * weight(logProbs[g][s][t]) : a);
    }

    /// (1 − π)^γ without cancellation where π is near 1.
    private double weight(double logProb) {
        return StrictMath.pow(-StrictMath.expm1(Math.min(0, logProb)), gamma);
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.LOG_PROBS);
    }

    @Override
    public String name() {
        return "exploration-weighted";
    }
}
