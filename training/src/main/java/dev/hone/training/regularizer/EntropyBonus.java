package dev.hone.training.regularizer;

import dev.hone.training.tokens.TokenPass;

/// Rewards an undecided policy.
///
/// l = −c · H(π(· | prefix)),  dl/dH = −c
///
/// Shapes: one value a trained token, over the whole vocabulary (p log p is 0 at p = 0). Units: nats; c per nat. A
/// negative c punishes entropy.
/// Throws: `IllegalArgumentException` if c is not finite.
/// Source: Williams and Peng 1991; PPO, arXiv:1707.06347, equation 9. The bonus is aggregated as the objective is; TRL
/// takes the mean over all tokens whatever the aggregation.
public record EntropyBonus(double coefficient) implements Regularizer {
    public EntropyBonus {
        if (!Double.isFinite(coefficient)) {
            throw new IllegalArgumentException("the entropy coefficient must be finite: " + coefficient);
        }
    }

    @Override
    public double at(TokenPass pass) {
        double loss = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                double w = pass.share(t) * coefficient;
                loss -= w * pass.entropy(t);
                pass.addToEntropy(t, -w);
            }
        }
        return loss;
    }

    @Override
    public boolean needsReference() {
        return false;
    }

    @Override
    public String name() {
        return "entropy-bonus";
    }
}
