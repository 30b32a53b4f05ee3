package dev.hone.training.regularizer;

import dev.hone.training.tokens.TokenPass;
import java.util.List;

/// An entropy bonus that holds the policy's entropy at a target: its coefficient grows while the entropy is too low and
/// shrinks while it is not.
///
/// l = −c · H where the last optimizer step had a mean entropy of at most `target`, else 0
/// c ← min(c + step, high) if its entropy was at most `target`, else max(c − step, low)
///
/// The state is c, first `low`, and the last mean entropy, first 0.
///
/// Shapes: as [EntropyBonus]. Units: nats; c per nat.
/// Throws: `IllegalArgumentException` unless 0 <= low <= high, step > 0 and target >= 0.
/// Source: Skywork-OR1, arXiv:2505.22312; step and target are TRL's defaults (0.005 and 0.2), low 0 and high 1.
public record AdaptiveEntropyBonus(double target, double step, double low, double high)
        implements Regularizer, Stateful {
    /// TRL's defaults.
    public AdaptiveEntropyBonus() {
        this(0.2, 0.005, 0, 1);
    }

    public AdaptiveEntropyBonus {
        if (!(low >= 0 && low <= high && step > 0 && target >= 0) || !Double.isFinite(high + step + target)) {
            throw new IllegalArgumentException("an adaptive entropy bonus needs 0 <= low <= high, step > 0 and target"
                    + " >= 0: low " + low + ", high " + high + ", step " + step + ", target " + target);
        }
    }

    @Override
    public List<Double> start() {
        return List.of(low, 0.0);
    }

    @Override
    public Regularizer with(List<Double> state) {
        return new EntropyBonus(state.get(1) <= target ? state.get(0) : 0);
    }

    @Override
    public List<Double> next(List<Double> state, double entropy) {
        double c = state.get(0);
        return List.of(entropy <= target ? Math.min(c + step, high) : Math.max(c - step, low), entropy);
    }

    /// The bonus as it is before the first optimizer step.
    @Override
    public double at(TokenPass pass) {
        return with(start()).at(pass);
    }

    @Override
    public boolean needsReference() {
        return false;
    }

    @Override
    public String name() {
        return "adaptive-entropy-bonus";
    }
}
