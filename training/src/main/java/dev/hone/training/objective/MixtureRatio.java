package dev.hone.training.objective;

import dev.hone.training.tokens.LogRatio;
import dev.hone.training.tokens.TokenPass;

/// Measures the ratio from a mixture of policies, one of which is the policy itself, so that it is bounded; and raises
/// the advantage of tokens that the policy finds unlikely.
///
/// l = −r · sg(1 − π)^e · A,  r = 2 π / (πω + πold),  πω = (πold + πbehaviour) / 2
///
/// πω stands for the unknown policy that wrote the completion; of a demonstration πbehaviour is 1. The derivative is
/// dl/d log π = l, because the raised advantage is a constant.
///
/// Shapes: one value a trained token. Units: natural logarithms. The ratio lies in [0, 4) for demonstrations.
/// Throws: `IllegalArgumentException` if e is negative or not finite.
/// Source: multiple importance sampling and exploration-based advantage of RL-PLUS, arXiv:2508.00222; e is 0.5 in its
/// programs. There the advantage's baseline is that of the sampled completions alone, here that of the whole group.
public record MixtureRatio(double exponent) implements OffPolicy {
    /// RL-PLUS's.
    public MixtureRatio() {
        this(0.5);
    }

    public MixtureRatio {
        Bounds.notNegative("the exponent of unlikely tokens", exponent);
    }

    @Override
    public double at(TokenPass pass, Objective own) {
        double loss = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                loss += token(pass, t);
            }
        }
        return loss;
    }

    private double token(TokenPass pass, int t) {
        double p = LogRatio.ratio(pass.logProb(t));
        double old = LogRatio.ratio(pass.oldLogProb(t));
        double other = (old + LogRatio.ratio(pass.behaviourLogProb(t))) / 2;
        double raised = StrictMath.pow(Math.max(0, 1 - p), exponent);
        double l = -pass.weight(t) * pass.advantage(t) * raised * 2 * p / (other + old);
        if (LogRatio.moves(pass.logProb(t))) {
            pass.addToLogProb(t, l);
        }
        return l;
    }

    @Override
    public String name() {
        return "mixture-ratio";
    }
}
