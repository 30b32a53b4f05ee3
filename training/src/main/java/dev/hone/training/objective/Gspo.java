package dev.hone.training.objective;

import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.Level;
import dev.hone.training.tokens.LogRatio;
import dev.hone.training.tokens.TokenPass;

/// Clips the ratio of the completion as a whole: the geometric mean of its tokens' ratios.
///
/// s = exp(1/n · Σ_t log π/πold),  l_t = −min(s · A_t, clamp(s, 1 − εlow, 1 + εhigh) · A_t)
/// dL/d log π_t = s/n · Σ_u −w_u A_u over the tokens u that are not clipped
///
/// Shapes: one value a trained token, the ratio one a completion. Units: natural logarithms; both ε are absolute and,
/// because a mean of many log-ratios is near 0, a thousandth of PPO's.
/// Throws: `IllegalArgumentException` unless 0 <= εlow <= 1 and εhigh >= 0.
/// Source: GSPO, arXiv:2507.18071, equations 5 to 7 (εlow 3e-4, εhigh 4e-4), with the mean over tokens and sequences.
/// With the sum over the tokens (`sequence-mean-token-sum`) it is LUSPO, arXiv:2602.05261. n counts trained tokens.
public record Gspo(double epsilonLow, double epsilonHigh) implements Objective {
    /// The paper's bounds.
    public Gspo() {
        this(3e-4, 4e-4);
    }

    public Gspo {
        Bounds.ofRatio(epsilonLow, epsilonHigh);
    }

    @Override
    public double at(TokenPass pass) {
        double mean = SequenceRatio.mean(pass);
        double s = LogRatio.ratio(mean);
        double loss = 0;
        double moving = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                double w = pass.weight(t) * pass.advantage(t);
                Clip clip = SequenceRatio.clip(pass.advantage(t), s, epsilonLow, epsilonHigh);
                pass.clip(t, clip);
                switch (clip) {
                    case HIGH -> loss -= w * (1 + epsilonHigh);
                    case LOW -> loss -= w * (1 - epsilonLow);
                    case NONE -> {
                        loss -= w * s;
                        moving -= w;
                    }
                }
            }
        }
        double slope = LogRatio.moves(mean) ? moving * s / pass.trainedTokens() : 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                pass.addToLogProb(t, slope);
            }
        }
        return loss;
    }

    @Override
    public Level level() {
        return Level.SEQUENCE;
    }

    @Override
    public String name() {
        return "gspo";
    }
}
