package dev.hone.training.advantage;

import dev.hone.training.tokens.KlEstimator;
import java.util.Set;

/// The return of each token, with the divergence from a reference as part of the reward, in deviations of the batch.
///
/// G_t = Σ_{u ≥ t} γ^(u−t) · (−β · k(log π_u − log πref_u) + [u last] · r),   A = (G − mean(G)) / (std(G) + ε)
///
/// Mean and deviation are those over all tokens of the batch; there is no group. A deviation below 1e-6 counts as zero.
///
/// Shapes: one value a token. Units: standard deviations of the return; β in rewards a nat. With β 0 no reference is
/// read.
/// Throws: `IllegalArgumentException` if β is negative, or γ lies outside [0, 1].
/// Source: REINFORCE++, arXiv:2501.03262 (k1). β 0.01 is OpenRLHF's; the paper chooses it for each task.
public record ReinforcePlusPlus(KlEstimator estimator, double coefficient, double gamma)
        implements AdvantageEstimator {
    private static final double EPSILON = 1e-8;

    public ReinforcePlusPlus {
        Require.notNegative("the KL coefficient", coefficient);
        Require.share("gamma", gamma);
    }

    /// k1, β 0.01, no discount.
    public ReinforcePlusPlus() {
        this(KlEstimator.K1, 0.01, 1);
    }

    @Override
    public Advantages estimate(Samples samples) {
        double[][][] returns = new double[samples.groups()][][];
        for (int g = 0; g < returns.length; g++) {
            returns[g] = new double[samples.size(g)][];
            for (int s = 0; s < returns[g].length; s++) {
                double[] costs = costs(samples, g, s);
                double sum = samples.rewards()[g][s];
                for (int t = costs.length - 1; t >= 0; t--) {
                    sum = t == costs.length - 1 ? sum - costs[t] : gamma * sum - costs[t];
                    costs[t] = sum;
                }
                returns[g][s] = costs;
            }
        }
        return Advantages.perToken(Whitening.overTokens(returns, EPSILON));
    }

    private double[] costs(Samples samples, int g, int s) {
        double[] costs = new double[samples.lengths()[g][s]];
        if (coefficient > 0) {
            float[] policy = samples.column(Column.LogProbs.class).values()[g][s];
            float[] reference = samples.column(Column.ReferenceLogProbs.class).values()[g][s];
            for (int t = 0; t < costs.length; t++) {
                costs[t] = coefficient * estimator.value((double) policy[t] - reference[t]);
            }
        }
        return costs;
    }

    @Override
    public Set<Column.Kind> needs() {
        return coefficient > 0 ? Set.of(Column.Kind.LOG_PROBS, Column.Kind.REFERENCE_LOG_PROBS) : Set.of();
    }

    @Override
    public boolean comparesGroup() {
        return false;
    }

    @Override
    public String name() {
        return "reinforce-plus-plus";
    }
}
