package dev.hone.training.advantage;

import java.util.Set;

/// Makes right completions more likely and leaves the others alone.
///
/// A_i = 1 if right, else 0
///
/// There is no baseline. Right is a score of 1; shaping is not seen.
///
/// Shapes: one value a completion, for all its tokens. Units: none.
/// Source: PSR (positive sample reinforcement), arXiv:2506.01347.
public record PositiveOnly() implements AdvantageEstimator {
    @Override
    public Advantages estimate(Samples samples) {
        return Signs.of(samples, 1, 0);
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
        return "positive-only";
    }
}
