package dev.hone.training.correction;

import dev.hone.training.tokens.TokenPass;

/// Importance weights of proximal over behaviour policy, token by token; tokens on which the two differ too much are
/// left out instead of being cut.
///
/// w = r if low <= r <= high, else 0, with r = πold / πbehaviour
///
/// Shapes: one weight a trained token. Left out tokens still count in the aggregation. Units: low and high are ratios.
/// Throws: `IllegalArgumentException` unless 0 <= low <= 1 <= high.
/// Source: IcePop (Ling team 2025, α 0.5, β 5), arXiv:2510.18855.
public record MaskedImportance(double low, double high) implements Correction {
    /// IcePop's window.
    public MaskedImportance() {
        this(0.5, 5);
    }

    public MaskedImportance {
        BehaviourRatio.requireWindow(low, high);
    }

    @Override
    public void at(TokenPass pass) {
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                double r = BehaviourRatio.of(pass, t);
                pass.correct(t, r >= low && r <= high ? r : 0);
            }
        }
    }

    @Override
    public String name() {
        return "masked-importance";
    }
}
