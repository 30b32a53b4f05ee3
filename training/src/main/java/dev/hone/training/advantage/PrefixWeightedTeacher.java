package dev.hone.training.advantage;

import java.util.Set;

/// On-policy distillation that trusts teachers more where the completion has not yet left their way: each token's
/// log-ratio is amplified by how little of the completion's whole disagreement lies before it.
///
/// A'_t = (1 + γ · (1 - Σ_{k<t} |A_k| / Σ_k |A_k|)) · A_t,   A of [TeacherLogRatio] without outcome
///
/// The weight falls from 1 + γ at the first token towards 1, and stays where teachers and policy agree. It is a number
/// of the sampled batch: no gradient flows through it.
///
/// Shapes: one value a token. Units: nats.
/// Throws: `IllegalArgumentException` if γ is negative.
/// Source: IW-OPD, arXiv:2606.22600 (γ 0.5), as TRL's implementation has it. A completion without disagreement has
/// advantages of 0, where TRL adds 1e-8 to the divisor.
public record PrefixWeightedTeacher(double gamma) implements AdvantageEstimator {
    public PrefixWeightedTeacher {
        Require.notNegative("gamma", gamma);
    }

    /// The paper's setting.
    public PrefixWeightedTeacher() {
        this(0.5);
    }

    @Override
    public Advantages estimate(Samples samples) {
        float[][][] ratios = new TeacherLogRatio().estimate(samples).tokens();
        double[][][] values = new double[ratios.length][][];
        for (int g = 0; g < values.length; g++) {
            values[g] = new double[ratios[g].length][];
            for (int s = 0; s < values[g].length; s++) {
                values[g][s] = weighted(ratios[g][s]);
            }
        }
        return Advantages.perToken(values);
    }

    private double[] weighted(float[] ratios) {
        double all = 0;
        for (float ratio : ratios) {
            all += Math.abs((double) ratio);
        }
        double[] values = new double[ratios.length];
        double before = 0;
        for (int t = 0; t < values.length && all > 0; t++) {
            values[t] = (1 + gamma * (1 - before / all)) * ratios[t];
            before += Math.abs((double) ratios[t]);
        }
        return values;
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.TEACHER_LOG_PROBS, Column.Kind.LOG_PROBS);
    }

    @Override
    public boolean comparesGroup() {
        return false;
    }

    @Override
    public String name() {
        return "prefix-weighted-teacher";
    }
}
