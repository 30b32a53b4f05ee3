package dev.hone.training.distill;

/// The student must say nothing that the teacher would not: it may leave out some of what the teacher says.
///
/// D = Σ q · (log q - log p),   dD/d(logit) = q · (log q - log p - D)
///
/// Source: MiniLLM, arXiv:2306.08543, here for each token with its exact gradient; GKD, arXiv:2306.13649, with β 1.
public record ReverseKl() implements Divergence {
    @Override
    public String name() {
        return "reverse-kl";
    }

    @Override
    public double at(double[] logStudent, double[] logTeacher, double[] slopes) {
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            sum += StrictMath.exp(logStudent[i]) * (logStudent[i] - logTeacher[i]);
        }
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = StrictMath.exp(logStudent[i]) * (logStudent[i] - logTeacher[i] - sum);
        }
        return sum;
    }
}
