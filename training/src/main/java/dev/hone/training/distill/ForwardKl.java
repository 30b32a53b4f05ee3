package dev.hone.training.distill;

/// The student must cover all that the teacher might say.
///
/// D = Σ p · (log p - log q),   dD/d(logit) = q - p
///
/// Source: Hinton et al., arXiv:1503.02531, without the factor of the squared temperature; GKD, arXiv:2306.13649, with
/// β 0.
public record ForwardKl() implements Divergence {
    @Override
    public String name() {
        return "forward-kl";
    }

    @Override
    public double at(double[] logStudent, double[] logTeacher, double[] slopes) {
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            double p = StrictMath.exp(logTeacher[i]);
            sum += p * (logTeacher[i] - logStudent[i]);
            slopes[i] = StrictMath.exp(logStudent[i]) - p;
        }
        return sum;
    }
}
