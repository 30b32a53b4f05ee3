package dev.hone.training.objective;

import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.LogRatio;
import dev.hone.training.tokens.TokenPass;

/// GSPO whose derivative goes to each token by itself, so that tokens of one completion may have advantages of their
/// own.
///
/// s_t = sg(s) · π/sg(π) with s as in [Gspo],  l_t = −min(s_t · A_t, clamp(s_t, 1 − εlow, 1 + εhigh) · A_t)
/// dl_t/d log π_t = −s · A_t, or 0 where clipped
///
/// Shapes: one value a trained token, the ratio one a completion. Units: natural logarithms; both ε are absolute and,
/// because a mean of many log-ratios is near 0, a thousandth of PPO's.
/// Throws: `IllegalArgumentException` unless 0 <= εlow <= 1 and εhigh >= 0.
/// Source: GSPO-token, arXiv:2507.18071, equations 13 and 14. Where all tokens of a completion have the same advantage
/// and share, value and gradient are those of GSPO.
public record GspoToken(double epsilonLow, double epsilonHigh) implements Objective {
    /// The paper's bounds.
    public GspoToken() {
        this(3e-4, 4e-4);
    }

    public GspoToken {
        Bounds.ofRatio(epsilonLow, epsilonHigh);
    }

    @Override
    public double at(TokenPass pass) {
        double mean = SequenceRatio.mean(pass);
        double s = LogRatio.ratio(mean);
        double slope = LogRatio.moves(mean) ? s : 0;
        double loss = 0;
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
                        pass.addToLogProb(t, -w * slope);
                    }
                }
            }
        }
        return loss;
    }

    @Override
    public String name() {
        return "gspo-token";
    }
}
