package dev.hone.lab.question.testtime;

import dev.hone.foundation.Draws;

/// How a step on a softmax policy changes its entropy, beside what covariances foretell.
///
/// ΔH ≈ −η · Cov_{a~π}(log π(a), π(a) · A(a))   for θ(a) += η · π(a) · A(a), the policy gradient with E[A] = 0
/// ΔH ≈ −η · Cov_{a~π}(log π(a), A(a))          for θ(a) += η · A(a), the natural gradient
///
/// Shapes: one number an action. Units: nats.
/// Source: arXiv:2505.22617.
///
/// @param measured ΔH of the step itself
/// @param foretold ΔH by the covariance
record EntropyIdentity(double measured, double foretold) {
    /// Which step is taken.
    enum Step { GRADIENT, NATURAL }

    /// A step of size η on a policy with random logits, for random advantages.
    static EntropyIdentity drawn(Draws draws, int actions, double rate, Step step) {
        double[] theta = new double[actions];
        double[] advantage = new double[actions];
        for (int a = 0; a < actions; a++) {
            theta[a] = draws.normal();
            advantage[a] = draws.normal();
        }
        return of(theta, advantage, rate, step);
    }

    /// A step of size η on these logits, for these advantages, whose mean under the policy is taken off first.
    static EntropyIdentity of(double[] theta, double[] advantages, double rate, Step step) {
        double[] p = policy(theta);
        double mean = dot(p, advantages);
        double[] moved = theta.clone();
        double[] push = new double[p.length];
        double[] logs = new double[p.length];
        for (int a = 0; a < p.length; a++) {
            double centred = advantages[a] - mean;
            push[a] = step == Step.GRADIENT ? p[a] * centred : centred;
            moved[a] += rate * push[a];
            logs[a] = StrictMath.log(p[a]);
        }
        double both = 0;
        for (int a = 0; a < p.length; a++) {
            both += p[a] * logs[a] * push[a];
        }
        double covariance = both - dot(p, logs) * dot(p, push);
        return new EntropyIdentity(entropy(policy(moved)) - entropy(p), -rate * covariance);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double[] policy(double[] theta) {
        double[] p = new double[theta.length];
        double sum = 0;
        for (int a = 0; a < p.length; a++) {
            p[a] = StrictMath.exp(theta[a]);
            sum += p[a];
        }
        for (int a = 0; a < p.length; a++) {
            p[a] /= sum;
        }
        return p;
    }

    private static double entropy(double[] p) {
        double sum = 0;
        for (double x : p) {
            sum -= x > 0 ? x * StrictMath.log(x) : 0;
        }
        return sum;
    }
}
