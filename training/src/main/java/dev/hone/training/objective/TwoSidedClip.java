package dev.hone.training.objective;

import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.TokenPass;

/// PPO's clip on a ratio that is itself bounded from above, whatever the sign of the advantage.
///
/// l = −min(min(r, δ) · A, clamp(r, 1 − εlow, 1 + εhigh) · A)
///
/// For δ > 1 + εhigh this is [DualClip] with c = δ. Below, δ is the upper bound where the advantage is positive.
///
/// Shapes: one value a trained token. Units: natural logarithms; both ε are absolute, δ is a ratio.
/// Throws: `IllegalArgumentException` unless 0 <= εlow <= 1, εhigh >= 0 and δ > 1.
/// Source: INTELLECT-2, arXiv:2505.07291 (δ 4); TRL's `delta`.
public record TwoSidedClip(double epsilonLow, double epsilonHigh, double delta) implements Objective {
    /// PPO's bounds and δ 4.
    public TwoSidedClip() {
        this(0.2, 0.2, 4);
    }

    public TwoSidedClip {
        Bounds.ofRatio(epsilonLow, epsilonHigh);
        Bounds.aboveOne("the bound delta of the ratio", delta);
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
        double r = pass.ratio(t);
        double w = pass.weight(t) * pass.advantage(t);
        double bounded = Math.min(r, delta);
        double clamped = Math.clamp(r, 1 - epsilonLow, 1 + epsilonHigh);
        double sign = Math.signum(pass.advantage(t));
        boolean first = sign * bounded <= sign * clamped;
        if (first ? r <= delta : r == clamped) {
            pass.addToLogProb(t, -w * pass.ratioSlope(t));
        } else {
            pass.clip(t, r > 1 ? Clip.HIGH : Clip.LOW);
        }
        return -w * (first ? bounded : clamped);
    }

    @Override
    public String name() {
        return "two-sided-clip";
    }
}
