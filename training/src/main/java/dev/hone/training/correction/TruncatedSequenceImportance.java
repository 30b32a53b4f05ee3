package dev.hone.training.correction;

import dev.hone.training.tokens.Level;
import dev.hone.training.tokens.TokenPass;

/// One importance weight a completion, the product of its tokens', cut from above.
///
/// w = min(Π_t πold / πbehaviour, C)
///
/// Shapes: one weight for all trained tokens of a completion. Units: C is a ratio.
/// Throws: `IllegalArgumentException` if C is below 1.
/// Source: TRL's `sequence_truncate` (C 3). Less biased than weights a token, of higher variance.
public record TruncatedSequenceImportance(double cap) implements Correction {
    /// TRL's cap.
    public TruncatedSequenceImportance() {
        this(3);
    }

    public TruncatedSequenceImportance {
        BehaviourRatio.requireCap(cap);
    }

    @Override
    public void at(TokenPass pass) {
        BehaviourRatio.correct(pass, Math.min(BehaviourRatio.ofCompletion(pass), cap));
    }

    @Override
    public Level level() {
        return Level.SEQUENCE;
    }

    @Override
    public String name() {
        return "truncated-sequence-importance";
    }
}
