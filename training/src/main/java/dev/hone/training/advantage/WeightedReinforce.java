package dev.hone.training.advantage;

import java.util.Set;

/// Right completions pull a little, wrong ones push fully.
///
/// A_i = λ if right, else −1
///
/// There is no baseline. Right is a score of 1; shaping is not seen. λ 1 is REINFORCE with rewards ±1, λ 0 is
/// [NegativeOnly].
///
/// Shapes: one value a completion, for all its tokens. Units: none.
/// Throws: `IllegalArgumentException` if λ is negative or not finite.
/// Source: W-REINFORCE, arXiv:2506.01347 (λ 0.1).
public record WeightedReinforce(double lambda) implements AdvantageEstimator {
    public WeightedReinforce {
        Require.notNegative("lambda", lambda);
    }

    /// λ 0.1.
    public WeightedReinforce() {
        this(0.1);
    }

    @Override
    public Advantages estimate(Samples samples) {
        return Signs.of(samples, lambda, -1);
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.SCORES);
    }

    @Override
    public boolean comparesGroup() {
        return false;
    }

    @Override
    public String name() {
        return "weighted-reinforce";
    }
}
