package dev.hone.training.advantage;

import java.util.Set;

/// Makes wrong completions less likely and leaves the others alone: what they lose goes where the policy's own
/// probability lies.
///
/// A_i = 0 if right, else −1
///
/// There is no baseline. Right is a score of 1; shaping is not seen.
///
/// Shapes: one value a completion, for all its tokens. Units: none.
/// Source: NSR (negative sample reinforcement), arXiv:2506.01347.
public record NegativeOnly() implements AdvantageEstimator {
    @Override
    public Advantages estimate(Samples samples) {
        return Signs.of(samples, 0, -1);
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
        return "negative-only";
    }
}
