package dev.hone.training.distill;

/// Between covering and leaving out: both distributions against their mixture.
///
/// D = β · KL(p || m) + (1 - β) · KL(q || m),   m = β · p + (1 - β) · q,
/// dD/d(logit) = (1 - β) · q · (log q - log m - KL(q || m))
///
/// Divided by β it becomes the forward KL as β falls to 0, divided by 1 - β the reverse KL as β rises to 1; it is
/// bounded, so that one token cannot rule a batch.
/// Throws: `IllegalArgumentException` if β is not strictly between 0 and 1.
/// Source: generalised Jensen-Shannon divergence of GKD, arXiv:2306.13649, equation 1.
public record JensenShannon(double beta) implements Divergence {
    public JensenShannon {
        if (!(beta > 0 && beta < 1)) {
            throw new IllegalArgumentException("beta is " + beta
                    + "; it must be strictly between 0 and 1 (0 is forward-kl, 1 is reverse-kl)");
        }
    }

    /// β = 0.5.
    public JensenShannon() {
        this(0.5);
    }

    @Override
    public String name() {
        return "jensen-shannon";
    }

    @Override
    public double at(double[] logStudent, double[] logTeacher, double[] slopes) {
        double teacher = 0;
        double student = 0;
        for (int i = 0; i < slopes.length; i++) {
            double p = StrictMath.exp(logTeacher[i]);
            double q = StrictMath.exp(logStudent[i]);
            double logMixture = logMixture(logStudent[i], logTeacher[i]);
            teacher += p * (logTeacher[i] - logMixture);
            student += q * (logStudent[i] - logMixture);
        }
        for (int i = 0; i < slopes.length; i++) {
            double q = StrictMath.exp(logStudent[i]);
            slopes[i] = (1 - beta) * q
                    * (logStudent[i] - logMixture(logStudent[i], logTeacher[i]) - student);
        }
        return beta * teacher + (1 - beta) * student;
    }

    /// log(β · p + (1 - β) · q), where the larger summand comes out of the logarithm, so that nothing underflows.
    private double logMixture(double logStudent, double logTeacher) {
        double a = StrictMath.log(beta) + logTeacher;
        double b = StrictMath.log1p(-beta) + logStudent;
        return Math.max(a, b) + StrictMath.log1p(StrictMath.exp(-Math.abs(a - b)));
    }
}
