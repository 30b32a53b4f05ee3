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
        Bounds.ofRatio(epsilonLow, epsilonHigh);
    }

    /// Equal bounds on both sides, as PPO has them.
    public static PpoClip symmetric(double epsilon) {
        return new PpoClip(epsilon, epsilon);
    }

    @Override
    public double at(TokenPass pass) {
        double loss = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                loss += token(pass, t, epsilonLow, epsilonHigh);
            }
        }
        return loss;
    }

    /// The part of one token; others that clip like PPO use it.
    static double token(TokenPass pass, int t, double low, double high) {
        double r = pass.ratio(t);
        double w = pass.weight(t) * pass.advantage(t);
        if (pass.advantage(t) > 0 && r > 1 + high) {
            pass.clip(t, Clip.HIGH);
            return -w * (1 + high);
        }
        if (pass.advantage(t) < 0 && r < 1 - low) {
            pass.clip(t, Clip.LOW);
            return -w * (1 - low);
        }
        pass.addToLogProb(t, -w * pass.ratioSlope(t));
        return -w * r;
    }

    @Override
    public String name() {
        return "ppo-clip";
    }
}
