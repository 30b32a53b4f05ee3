package dev.hone.training.objective;

import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.TokenPass;

/// Clips the surrogate of PPO, with a lower and an upper bound of their own (clip-higher).
///
/// l = −min(r · A, clamp(r, 1 − εlow, 1 + εhigh) · A)      with r = π / πold
/// dl/d log π = −r · A, and 0 where A > 0 and r > 1 + εhigh, or A < 0 and r < 1 − εlow
///
/// Shapes: one value a trained token. Units: natural logarithms; both ε are absolute. On a bound the token still moves.
/// Throws: `IllegalArgumentException` unless 0 <= εlow <= 1 and εhigh >= 0.
/// Source: PPO, arXiv:1707.06347 (equal bounds); DAPO, arXiv:2503.14476 (εlow 0.2, εhigh 0.28).
public record PpoClip(double epsilonLow, double epsilonHigh) implements Objective {
    public PpoClip {
        if (!(epsilonLow >= 0 && epsilonLow <= 1)) {
            throw new IllegalArgumentException("the lower clip bound must lie in [0, 1]: " + epsilonLow);
        }
        if (!(epsilonHigh >= 0) || Double.isInfinite(epsilonHigh)) {
            throw new IllegalArgumentException("the upper clip bound must be 0 or positive: " + epsilonHigh);
        }
    }

    /// Equal bounds on both sides, as PPO has them.
    public static PpoClip symmetric(double epsilon) {
        return new PpoClip(epsilon, epsilon);
    }

    @Override
    public double at(TokenPass pass) {
        double loss = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (!pass.trained(t)) {
                continue;
            }
            double r = pass.ratio(t);
            double w = pass.weight(t) * pass.advantage(t);
            if (pass.advantage(t) > 0 && r > 1 + epsilonHigh) {
                loss -= w * (1 + epsilonHigh);
                pass.clip(t, Clip.HIGH);
            } else if (pass.advantage(t) < 0 && r < 1 - epsilonLow) {
                loss -= w * (1 - epsilonLow);
                pass.clip(t, Clip.LOW);
            } else {
                loss -= w * r;
                pass.addToLogProb(t, -w * pass.ratioSlope(t));
            }
        }
        return loss;
    }

    @Override
    public String name() {
        return "ppo-clip";
    }
}
