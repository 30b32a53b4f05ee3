package dev.hone.training.regularizer;

import dev.hone.training.tokens.KlEstimator;
import dev.hone.training.tokens.TokenPass;

/// Holds the policy near a reference by an estimate of their divergence in the loss.
///
/// l = β · k(log π − log πref)
///
/// Shapes: one value a trained token. Units: nats; β per nat.
/// Throws: `IllegalArgumentException` if β is negative or not finite.
/// Source: GRPO, arXiv:2402.03300 (k3, β 0.04).
public record KlInLoss(KlEstimator estimator, double coefficient) implements Regularizer {
    public KlInLoss {
        if (!(coefficient >= 0) || Double.isInfinite(coefficient)) {
            throw new IllegalArgumentException("the KL coefficient must be 0 or positive: " + coefficient);
        }
    }

    @Override
    public double at(TokenPass pass) {
        double loss = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                double x = pass.logProb(t) - pass.referenceLogProb(t);
                double w = pass.share(t) * coefficient;
                loss += w * estimator.value(x);
                pass.addToLogProb(t, w * estimator.slope(x));
            }
        }
        return loss;
    }

    @Override
    public boolean needsReference() {
        return true;
    }

    @Override
    public String name() {
        return "kl-in-loss";
    }
}
