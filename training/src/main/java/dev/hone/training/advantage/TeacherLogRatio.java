package dev.hone.training.advantage;

import java.util.Set;

/// How much likelier teachers find each sampled token than the policy that sampled it; with `outcome`, what the reward
/// says besides.
///
/// A_t = Σ_k w_k · log p_k(y_t) - log π(y_t) + outcome · B_t
///
/// where B is the base's advantage of the rewards. The expectation of A_t · ∇log π(y_t) over the policy's own tokens is
/// -∇ Σ_k w_k · KL(π || p_k) at that place: on-policy distillation as a policy gradient, which reads one number a
/// token of the teachers. No gradient flows through A. Importance weights for samples of another policy are a
/// correction's.
///
/// Shapes: one value a token. Units: nats.
/// Throws: `IllegalArgumentException` if `outcome` is negative.
/// Source: MOPD, arXiv:2606.30406, of which the abstract could be read and the formula in NeMo RL's documentation;
/// there w chooses the teacher of the task. The factor of the reward's advantage is MiMo-V2-Flash's α, for which no
/// value could be read (here 0). Weights of several teachers on one task add up their reverse KLs.
public record TeacherLogRatio(double outcome, Baseline base) implements AdvantageEstimator {
    public TeacherLogRatio {
        Require.notNegative("outcome", outcome);
    }

    /// The teachers alone.
    public TeacherLogRatio() {
        this(0, Baseline.GROUP_MEAN_STD);
    }

    @Override
    public Advantages estimate(Samples samples) {
        float[][][] teachers = samples.column(Column.TeacherLogProbs.class).values();
        float[][][] own = samples.column(Column.LogProbs.class).values();
        // Where rewards count for nothing, 0 · B is still 0, because B is finite.
        return base.estimate(samples)
                .map((g, s, t, b) -> (double) teachers[g][s][t] - own[g][s][t] + outcome * b);
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.TEACHER_LOG_PROBS, Column.Kind.LOG_PROBS);
    }

    @Override
    public boolean comparesGroup() {
        return outcome > 0;
    }

    @Override
    public String name() {
        return "teacher-log-ratio";
    }
}
