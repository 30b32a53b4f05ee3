package dev.hone.training.correction;

import dev.hone.training.tokens.TokenPass;

/// Truncated importance weights that leave out tokens drawn by weights that are too old.
///
/// w = min(πold / πbehaviour, C), and 0 where more than `limit` versions of the weights were made since the draw
///
/// Shapes: one weight a trained token. Units: limit in versions, C is a ratio. Left out tokens still count in the
/// aggregation. The ages must be known.
/// Throws: `IllegalArgumentException` if the limit is negative or C is below 1.
/// Source: bounded staleness as in AReaL, arXiv:2505.24298 (η up to 8 and weights cut at 5, as we read it).
public record StalenessLimit(int limit, double cap) implements Correction {
    /// AReaL's settings.
    public StalenessLimit() {
        this(8, 5);
    }

    public StalenessLimit {
        if (limit < 0) {
            throw new IllegalArgumentException("the limit of staleness must be 0 or more versions: " + limit);
        }
        BehaviourRatio.requireCap(cap);
    }

    @Override
    public boolean needsAges() {
        return true;
    }

    @Override
    public void at(TokenPass pass) {
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                pass.correct(t, pass.age(t) > limit ? 0 : Math.min(BehaviourRatio.of(pass, t), cap));
            }
        }
    }

    @Override
    public String name() {
        return "staleness-limit";
    }
}
