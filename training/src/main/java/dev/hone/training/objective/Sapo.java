package dev.hone.training.objective;

import dev.hone.training.tokens.TokenPass;

/// A soft gate in place of the clip: the further the ratio is from 1, the less a token moves.
///
/// f(r) = 4/τ · σ(τ · (r − 1)),  l = −f(r) · A,  dl/d log π = −4 σ (1 − σ) · r · A
///
/// τ is `tauPositive` where A > 0, else `tauNegative`. On policy the gradient is the policy gradient's.
///
/// Shapes: one value a trained token. Units: natural logarithms; τ is a number per ratio.
/// Throws: `IllegalArgumentException` if a τ is not positive.
/// Source: SAPO, arXiv:2511.20347 (τ 1 and 1.05).
public record Sapo(double tauPositive, double tauNegative) implements Objective {
    /// The paper's temperatures.
    public Sapo() {
        this(1, 1.05);
    }

    public Sapo {
        Bounds.positive("the temperature of positive advantages", tauPositive);
        Bounds.positive("the temperature of negative advantages", tauNegative);
    }

    @Override
    public double at(TokenPass pass) {
        double loss = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                loss += token(pass, t);
            }
        }
        return loss;
    }

    private double token(TokenPass pass, int t) {
        double tau = pass.advantage(t) > 0 ? tauPositive : tauNegative;
        double sigma = 1 / (1 + StrictMath.exp(-tau * (pass.ratio(t) - 1)));
        double w = pass.weight(t) * pass.advantage(t);
        pass.addToLogProb(t, -w * 4 * sigma * (1 - sigma) * pass.ratioSlope(t));
        return -w * 4 / tau * sigma;
    }

    @Override
    public String name() {
        return "sapo";
    }
}
