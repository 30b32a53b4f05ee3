package dev.hone.training.objective;

import dev.hone.training.tokens.LogRatio;
import dev.hone.training.tokens.TokenPass;

/// Shapes the importance ratio so that unlikely tokens are learnt most, without a clip.
///
/// l = −f(r) · A,  f(r) = r / (r + γ),  dl/d log π = −γ · r / (r + γ)² · A      with r = π / πbehaviour
///
/// Of a demonstration, πbehaviour is 1 and r is the policy's own probability. The derivative is largest at r = γ.
///
/// Shapes: one value a trained token. Units: natural logarithms; γ is a ratio.
/// Throws: `IllegalArgumentException` if γ is not positive.
/// Source: policy shaping of LUFFY, arXiv:2504.14945 (γ 0.1); of replayed completions ExGRPO, arXiv:2510.02245.
public record ShapedRatio(double gamma) implements OffPolicy {
    /// LUFFY's.
    public ShapedRatio() {
        this(0.1);
    }

    public ShapedRatio {
        Bounds.positive("the shaping of ratios", gamma);
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
        double x = pass.logProb(t) - pass.behaviourLogProb(t);
        double r = LogRatio.ratio(x);
        double w = pass.weight(t) * pass.advantage(t);
        if (LogRatio.moves(x)) {
            pass.addToLogProb(t, -w * gamma * r / ((r + gamma) * (r + gamma)));
        }
        return -w * r / (r + gamma);
    }

    @Override
    public String name() {
        return "shaped-ratio";
    }
}
