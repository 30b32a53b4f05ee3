package dev.hone.training.objective;

import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.TokenPass;

/// PPO's clip with a bound for bad tokens that became likely: where the advantage is negative, the surrogate is not let
/// below c · A.
///
/// l = −min(r · A, clamp(r, 1 − εlow, 1 + εhigh) · A) for A >= 0
/// l = −max(min(r · A, clamp(r, 1 − εlow, 1 + εhigh) · A), c · A) for A < 0
///
/// Shapes: one value a trained token. Units: natural logarithms; both ε are absolute, c is a ratio.
/// Throws: `IllegalArgumentException` unless 0 <= εlow <= 1, εhigh >= 0 and c > 1.
/// Source: dual-clip PPO, arXiv:1912.09729 (c 3).
public record DualClip(double epsilonLow, double epsilonHigh, double c) implements Objective {
    /// PPO's bounds and c 3.
    public DualClip() {
        this(0.2, 0.2, 3);
    }

    public DualClip {
        Bounds.ofRatio(epsilonLow, epsilonHigh);
        Bounds.aboveOne("the bound c of negative advantages", c);
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
        if (pass.advantage(t) < 0 && pass.ratio(t) > c) {
            pass.clip(t, Clip.HIGH);
            return -pass.weight(t) * pass.advantage(t) * c;
        }
        return PpoClip.token(pass, t, epsilonLow, epsilonHigh);
    }

    @Override
    public String name() {
        return "dual-clip";
    }
}
