package dev.hone.training.correction;

import dev.hone.training.tokens.TokenPass;

/// Importance weights of proximal over behaviour policy, cut from above, token by token.
///
/// w = min(πold / πbehaviour, C)
///
/// Where both are the same policy the weights are exactly 1 (C >= 1).
///
/// Shapes: one weight a trained token. Units: natural logarithms; C is a ratio.
/// Throws: `IllegalArgumentException` if C is below 1.
/// Source: truncated importance sampling, Ionides 2008; for language models "Your efficient RL framework secretly
/// brings you off-policy RL training" (Yao et al. 2025) and TRL's `vllm_importance_sampling_cap`.
public record TruncatedImportance(double cap) implements Correction {
    public TruncatedImportance {
        BehaviourRatio.requireCap(cap);
    }

    @Override
    public void at(TokenPass pass) {
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                pass.correct(t, Math.min(BehaviourRatio.of(pass, t), cap));
            }
        }
    }

    @Override
    public String name() {
        return "truncated-importance";
    }
}
