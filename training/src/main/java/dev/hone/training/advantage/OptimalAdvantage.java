package dev.hone.training.advantage;

import java.util.Set;

/// The reward minus what the best policy would earn that a divergence of weight β from the reference allows.
///
/// A_i = r_i − V*(x),   V*(x) = β · log(1/N · Σ_j exp(r_j / β))   over N completions of the reference
///
/// V* lies between the mean of the reference's rewards (β → ∞) and their maximum (β → 0). It does not change as the
/// policy does, so it is estimated once a problem, and one sample a problem and step is enough.
///
/// Shapes: one value a completion, for all its tokens. Units: rewards; β in rewards per nat; N is `samples`.
/// Throws: `IllegalArgumentException` if β is not positive or N below 1.
/// Source: A*-PO, arXiv:2505.20686, equation 3 (β1 0.5, N 8 in its experiments). The paper estimates before the run;
/// here as a problem is first met, with the same weights.
public record OptimalAdvantage(double beta, int samples) implements AdvantageEstimator {
    public OptimalAdvantage {
        if (!(beta > 0) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException("beta is " + beta + "; it must be a finite number above 0");
        }
        if (samples < 1) {
            throw new IllegalArgumentException("samples is " + samples + "; it must be at least 1");
        }
    }

    /// The paper's settings.
    public OptimalAdvantage() {
        this(0.5, 8);
    }

    /// V* of a problem of which the reference earned these rewards, at least one.
    public double value(double[] rewards) {
        double most = Double.NEGATIVE_INFINITY;
        for (double r : rewards) {
            most = Math.max(most, r);
        }
        double sum = 0;
        for (double r : rewards) {
            sum += StrictMath.exp((r - most) / beta); // at most 1, whatever β
        }
        return most + beta * StrictMath.log(sum / rewards.length);
    }

    @Override
    public Advantages estimate(Samples samples) {
        double[] optimal = samples.column(Column.OptimalValues.class).values();
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            values[g] = new double[samples.size(g)];
            for (int s = 0; s < values[g].length; s++) {
                values[g][s] = samples.rewards()[g][s] - optimal[g];
            }
        }
        return Advantages.perSequence(samples, values);
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.OPTIMAL_VALUES);
    }

    @Override
    public boolean comparesGroup() {
        return false;
    }

    @Override
    public String name() {
        return "optimal-advantage";
    }
}
