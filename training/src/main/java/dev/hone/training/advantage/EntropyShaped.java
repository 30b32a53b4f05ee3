package dev.hone.training.advantage;

import java.util.Set;

/// Adds to each token's advantage a part of the entropy at which it was drawn, never so much that the sign turns.
///
/// A'_t = A_t + min(α · H_t, |A_t| / κ)
///
/// H_t is a number of the sampled batch, not a function of the weights: no gradient flows through it. Where A is 0
/// nothing is added.
///
/// Shapes: one value a token. Units: those of the base's advantages; H in nats.
/// Throws: `IllegalArgumentException` if α is negative, or κ not above 1.
/// Source: arXiv:2506.14758, section 3 (α 0.4 on GRPO, κ 2).
public record EntropyShaped(Baseline base, double alpha, double kappa) implements AdvantageEstimator {
    public EntropyShaped {
        Require.notNegative("alpha", alpha);
        if (!(kappa > 1) || Double.isInfinite(kappa)) {
            throw new IllegalArgumentException("kappa must be above 1, else the sign could turn: " + kappa);
        }
    }

    /// On GRPO's advantages, with the paper's settings.
    public EntropyShaped() {
        this(Baseline.GROUP_MEAN_STD, 0.4, 2);
    }

    @Override
    public Advantages estimate(Samples samples) {
        float[][][] entropies = samples.column(Column.Entropies.class).values();
        return base.estimate(samples)
                .map((g, s, t, a) -> a + Math.min(alpha * entropies[g][s][t], Math.abs(a) / kappa));
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.ENTROPIES);
    }

    @Override
    public String name() {
        return "entropy-shaped";
    }
}
