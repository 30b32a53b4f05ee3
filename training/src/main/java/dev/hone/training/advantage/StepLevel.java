package dev.hone.training.advantage;

import java.util.Arrays;
import java.util.Set;

/// Scores of steps, standardised over all steps of the group, added up from each step to the end.
///
/// n_ij = (s_ij − mean(s)) / (std(s) + ε),   A_ij = Σ_{k ≥ j} n_ik
///
/// Mean and deviation (one degree of freedom subtracted) are those over all steps of all completions of the group; a
/// deviation below 1e-6 counts as zero. The reward of the whole is not seen; give it to the last step where it should
/// count.
///
/// Shapes: one value a step, for all its tokens. Units: standard deviations of a step's score.
/// Throws: `IllegalArgumentException` if ε is negative or not finite.
/// Source: GRPO with process supervision, arXiv:2402.03300, section 4.1.3; ε and degrees of freedom as in
/// [GroupMeanStd].
public record StepLevel(double epsilon) implements AdvantageEstimator {
    public StepLevel {
        Require.notNegative("epsilon", epsilon);
    }

    /// With the ε of [GroupMeanStd].
    public StepLevel() {
        this(GroupMeanStd.EPSILON);
    }

    @Override
    public Advantages estimate(Samples samples) {
        Column.Steps steps = samples.column(Column.Steps.class);
        double[][][] values = new double[samples.groups()][][];
        for (int g = 0; g < values.length; g++) {
            double[] all = Arrays.stream(steps.rewards()[g]).flatMapToDouble(Arrays::stream).toArray();
            double mean = Moments.mean(all);
            double deviation = Moments.deviation(all);
            double factor = deviation < Moments.ZERO ? 0 : 1 / (deviation + epsilon);
            values[g] = new double[samples.size(g)][];
            for (int s = 0; s < values[g].length; s++) {
                double[] scores = steps.rewards()[g][s];
                values[g][s] = new double[scores.length];
                double sum = 0;
                for (int j = scores.length - 1; j >= 0; j--) {
                    sum += (scores[j] - mean) * factor;
                    values[g][s][j] = sum;
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
        return "step-level";
    }
}
