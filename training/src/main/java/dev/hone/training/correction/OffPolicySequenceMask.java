package dev.hone.training.correction;

import dev.hone.training.tokens.Level;
import dev.hone.training.tokens.TokenPass;

/// Leaves out bad completions that the current policy would hardly draw any more: learning what not to do from them
/// only shakes the policy.
///
/// w = 0 where A < 0 and mean_t log πbehaviour/π > δ, else 1
///
/// Shapes: one mean a completion, over its trained tokens; the sign is that of each token's advantage. Units: δ in nats
/// a token. Left out tokens still count in the aggregation.
/// Throws: `IllegalArgumentException` if δ is not positive.
/// Source: DeepSeek-V3.2, arXiv:2512.02556, equation 9; TRL's `off_policy_mask_threshold` (0.5 in its example).
public record OffPolicySequenceMask(double delta) implements Correction {
    /// TRL's example.
    public OffPolicySequenceMask() {
        this(0.5);
    }

    public OffPolicySequenceMask {
        if (!(delta > 0) || Double.isInfinite(delta)) {
            throw new IllegalArgumentException("the bound of the divergence must be positive: " + delta);
        }
    }

    @Override
    public void at(TokenPass pass) {
        double sum = 0;
        for (int t = 0; t < pass.length(); t++) {
            sum += pass.trained(t) ? pass.behaviourLogProb(t) - pass.logProb(t) : 0;
        }
        boolean far = sum / pass.trainedTokens() > delta;
        for (int t = 0; t < pass.length(); t++) {
            if (far && pass.trained(t) && pass.advantage(t) < 0) {
                pass.correct(t, 0);
            }
        }
    }

    @Override
    public Level level() {
        return Level.SEQUENCE;
    }

    @Override
    public String name() {
        return "off-policy-sequence-mask";
    }
}
