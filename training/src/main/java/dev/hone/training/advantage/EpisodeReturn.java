package dev.hone.training.advantage;

import java.util.Set;

/// Every turn of an episode gets what the whole episode got, turns far from its end less.
///
/// A_ij = γ^(J_i − 1 − j) · (R_i − mean(R)),   R_i = r_i + Σ_j s_ij
///
/// with s_ij what turn j of J_i earned beside the reward r_i of the whole. γ 1 is GRPO without deviation on episodes.
///
/// Shapes: one value a turn, for all its tokens. Units: rewards.
/// Throws: `IllegalArgumentException` if γ lies outside [0, 1].
/// Source: the episode-level credit that RAGEN, arXiv:2504.20073, compares with; the discount is ours.
public record EpisodeReturn(double gamma) implements AdvantageEstimator {
    public EpisodeReturn {
        Require.share("gamma", gamma);
    }

    /// Without discount.
    public EpisodeReturn() {
        this(1);
    }

    @Override
    public Advantages estimate(Samples samples) {
        Column.Steps steps = samples.column(Column.Steps.class);
        double[][][] values = new double[samples.groups()][][];
        for (int g = 0; g < values.length; g++) {
            double[] returns = samples.rewards()[g].clone();
            for (int s = 0; s < returns.length; s++) {
                for (double earned : steps.rewards()[g][s]) {
                    returns[s] += earned;
                }
            }
            double[] centred = Moments.centred(returns);
            values[g] = new double[centred.length][];
            for (int s = 0; s < centred.length; s++) {
                values[g][s] = new double[steps.ends()[g][s].length];
                double value = centred[s];
                for (int j = values[g][s].length - 1; j >= 0; j--) {
                    values[g][s][j] = value;
                    value *= gamma;
                }
            }
        }
        return Segments.spread(steps, values);
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.STEPS);
    }

    @Override
    public String name() {
        return "episode-return";
    }
}
