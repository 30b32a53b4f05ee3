package dev.hone.training.objective;

import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.Level;
import dev.hone.training.tokens.LogRatio;
import dev.hone.training.tokens.TokenPass;

/// The geometric mean of token ratios that are clipped one by one, in the logarithm and wider than PPO's.
///
/// g = exp(1/n · Σ_t c_t) with c_t = min(log r, εhigh) for A >= 0, max(log r, −εlow) for A < 0
/// l_t = −A_t · g,  dL/d log π_t = g/n · Σ_u −w_u A_u, and 0 for clipped tokens
///
/// Shapes: one value a trained token, g one a completion. Units: both ε are natural logarithms.
/// Throws: `IllegalArgumentException` if an ε is negative or not finite.
/// Source: GMPO, arXiv:2507.20673 (both ε 0.4), with `sequence-mean-token-mean`. n counts trained tokens.
public record Gmpo(double epsilonLow, double epsilonHigh) implements Objective {
    /// The paper's bounds.
    public Gmpo() {
        this(0.4, 0.4);
    }

    public Gmpo {
        Bounds.notNegative("the lower clip bound", epsilonLow);
        Bounds.notNegative("the upper clip bound", epsilonHigh);
    }

    @Override
    public double at(TokenPass pass) {
        double weights = 0;
        double sum = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                weights -= pass.weight(t) * pass.advantage(t);
                sum += clipped(pass, t);
            }
        }
        int n = pass.trainedTokens();
        double g = LogRatio.ratio(sum / n);
        double slope = LogRatio.moves(sum / n) ? weights * g / n : 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t) && pass.clip(t) == Clip.NONE) {
                pass.addToLogProb(t, slope);
            }
        }
        return weights * g;
    }

    private double clipped(TokenPass pass, int t) {
        double x = pass.logRatio(t);
        if (pass.advantage(t) >= 0 && x > epsilonHigh) {
            pass.clip(t, Clip.HIGH);
            return epsilonHigh;
        }
        if (pass.advantage(t) < 0 && x < -epsilonLow) {
            pass.clip(t, Clip.LOW);
            return -epsilonLow;
        }
        return x;
    }

    @Override
    public Level level() {
        return Level.SEQUENCE;
    }

    @Override
    public String name() {
        return "gmpo";
    }
}
