package dev.hone.training.advantage;

import java.util.Arrays;
import java.util.Set;

/// Each turn against the same turn of the group's other episodes, by what came from it on.
///
/// G_ij = Σ_{k ≥ j} γ^(k−j) · s_ik + γ^(J_i − 1 − j) · r_i,   A_ij = G_ij − mean over the episodes that have a turn j
///
/// with s_ik what turn k earned and r_i the reward of the whole, which comes with the last turn. A turn that no other
/// episode has gets 0.
///
/// Shapes: one value a turn, for all its tokens. Units: rewards.
/// Throws: `IllegalArgumentException` if γ lies outside [0, 1].
/// Source: turn-level credit of MT-GRPO, arXiv:2505.11821, for any number of turns; the paper has two and adds a
/// weighted outcome advantage to the first. No division by a deviation.
public record TurnLevel(double gamma) implements AdvantageEstimator {
    public TurnLevel {
        Require.share("gamma", gamma);
    }

    /// Without discount.
    public TurnLevel() {
        this(1);
    }

    @Override
    public Advantages estimate(Samples samples) {
        Column.Steps steps = samples.column(Column.Steps.class);
        double[][][] values = new double[samples.groups()][][];
        for (int g = 0; g < values.length; g++) {
            values[g] = new double[samples.size(g)][];
            for (int s = 0; s < values[g].length; s++) {
                values[g][s] = returns(steps.rewards()[g][s], samples.rewards()[g][s]);
            }
            centre(values[g]);
        }
        return Segments.spread(steps, values);
    }

    private double[] returns(double[] earned, double reward) {
        double[] out = new double[earned.length];
        double sum = reward;
        for (int j = out.length - 1; j >= 0; j--) {
            sum = earned[j] + (j == out.length - 1 ? sum : gamma * sum);
            out[j] = sum;
        }
        return out;
    }

    private static void centre(double[][] returns) {
        int turns = Arrays.stream(returns).mapToInt(r -> r.length).max().orElse(0);
        for (int j = 0; j < turns; j++) {
            int turn = j;
            double mean = Moments.mean(Arrays.stream(returns)
                    .filter(r -> r.length > turn)
                    .mapToDouble(r -> r[turn])
                    .toArray());
            for (double[] r : returns) {
                if (r.length > turn) {
                    r[turn] -= mean;
                }
            }
        }
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.STEPS);
    }

    @Override
    public String name() {
        return "turn-level";
    }
}
