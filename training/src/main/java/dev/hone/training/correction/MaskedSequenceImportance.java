package dev.hone.training.correction;

import dev.hone.training.tokens.Level;
import dev.hone.training.tokens.TokenPass;

/// One importance weight a completion, the product of its tokens'; completions on which the policies differ too much
/// are left out.
///
/// w = R if low <= R <= high, else 0, with R = Π_t πold / πbehaviour
///
/// Shapes: one weight for all trained tokens of a completion. Units: low and high are ratios.
/// Throws: `IllegalArgumentException` unless 0 <= low <= 1 <= high.
/// Source: TRL's `sequence_mask` (no lower bound, upper 3). Left out completions still count in the aggregation.
public record MaskedSequenceImportance(double low, double high) implements Correction {
    /// TRL's window.
    public MaskedSequenceImportance() {
        this(0, 3);
    }

    public MaskedSequenceImportance {
        BehaviourRatio.requireWindow(low, high);
    }

    @Override
    public void at(TokenPass pass) {
        double r = BehaviourRatio.ofCompletion(pass);
        BehaviourRatio.correct(pass, r >= low && r <= high ? r : 0);
    }

    @Override
    public Level level() {
        return Level.SEQUENCE;
    }

    @Override
    public String name() {
        return "masked-sequence-importance";
    }
}
