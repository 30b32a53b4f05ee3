package dev.hone.training.advantage;

import java.util.Arrays;
import java.util.Set;

/// Scores of steps, standardised over all steps of the group, added up from each step to the end.
///
/// n_ij = (s_ij − mean(s)) / (std(s) + ε),   A_ij = Σ_{k ≥ j} n_ik
///
/// Mean and deviation (one degree of freedom subtracted) are those over all steps of all completions of the group; a
/// deviation below 1e-6 counts as zero. The reward of the whole comes with the last step, or is not seen.
///
/// Shapes: one value a step, for all its tokens. Units: standard deviations of a step's score.
/// Throws: `IllegalArgumentException` if ε is negative or not finite.
/// Source: GRPO with process supervision, arXiv:2402.03300, section 4.1.3, where a process reward model scores the
/// steps and the whole is not seen (`outcome: ignored`); ε and degrees of freedom as in [GroupMeanStd].
public record StepLevel(double epsilon, Outcome outcome) implements AdvantageEstimator {
    /// What becomes of the reward of the whole.
    public enum Outcome {
        /// It is added to the score of the last step.
        LAST_STEP,
        /// It is not seen.
        IGNORED
    }

    public StepLevel {
        Require.notNegative("epsilon", epsilon);
    }

    /// With the ε of [GroupMeanStd], the reward of the whole in the last step.
    public StepLevel() {
        this(GroupMeanStd.EPSILON, Outcome.LAST_STEP);
    }

    @Override
    public Advantages estimate(Samples samples) {
        Column.Steps steps = samples.column(Column.Steps.class);
        double[][][] values = new double[samples.groups()][][];
        for (int g = 0; g < values.length; g++) {
            double[][] scored = scores(steps.rewards()[g], samples.rewards()[g]);
            double[] all = Arrays.stream(scored).flatMapToDouble(Arrays::stream).toArray();
            double mean = Moments.mean(all);
            double deviation = Moments.deviation(all);
            double factor = deviation < Moments.ZERO ? 0 : 1 / (deviation + epsilon);
            values[g] = new double[samples.size(g)][];
            for (int s = 0; s < values[g].length; s++) {
                double[] scores = scored[s];
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

    private double[][] scores(double[][] steps, double[] wholes) {
        double[][] out = Arrays.stream(steps).map(double[]::clone).toArray(double[][]::new);
        for (int s = 0; s < out.length; s++) {
            out[s][out[s].length - 1] += outcome == Outcome.LAST_STEP ? wholes[s] : 0;
        }
        return out;
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
