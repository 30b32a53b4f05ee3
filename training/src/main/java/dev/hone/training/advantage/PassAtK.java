package dev.hone.training.advantage;

import java.util.Set;

/// What a completion adds to the chance that one of k is right, over all ways to take k of the group.
///
/// ρ = 1 − C(W, k) / C(N, k),   σ = √(ρ (1 − ρ))
/// A(right) = (1 − ρ) / σ,      A(wrong) = (1 − ρ − C(W−1, k−1) / C(N−1, k−1)) / σ
///
/// with N completions, W of them wrong. Where σ is 0 (any k contain a right one, or none is right) all are 0. A wrong
/// one is punished for the draws in which all are wrong; for k 1 these are the standardised scores.
///
/// Shapes: one value a completion, for all its tokens. Units: standard deviations of pass@k. Right is a score of 1;
/// shaping is not seen. Where fewer than k could be judged, k is their number.
/// Throws: `IllegalArgumentException` if k is below 1.
/// Source: Pass@k Training, arXiv:2508.10751, section 2.4 (analytical derivation).
public record PassAtK(int k) implements AdvantageEstimator {
    public PassAtK {
        if (k < 1) {
            throw new IllegalArgumentException("k must be 1 or more: " + k);
        }
    }

    /// k 4, as the paper trains.
    public PassAtK() {
        this(4);
    }

    @Override
    public Advantages estimate(Samples samples) {
        double[][] scores = samples.column(Column.Scores.class).values();
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            int size = samples.size(g);
            int wrong = 0;
            for (double score : scores[g]) {
                wrong += score == 1 ? 0 : 1;
            }
            int drawn = Math.min(k, size);
            double none = allAmong(wrong, size, drawn);
            double deviation = Math.sqrt(none * (1 - none));
            values[g] = new double[size];
            if (deviation >= Moments.ZERO) {
                double ifWrong = none - allAmong(wrong - 1, size - 1, drawn - 1);
                for (int s = 0; s < size; s++) {
                    values[g][s] = (scores[g][s] == 1 ? none : ifWrong) / deviation;
                }
            }
        }
        return Advantages.perSequence(samples, values);
    }

    /// C(m, k) / C(n, k): the chance that k drawn of n all lie among m.
    private static double allAmong(int m, int n, int k) {
        double chance = 1;
        for (int i = 0; i < k; i++) {
            chance *= Math.max(0, m - i) / (double) (n - i);
        }
        return chance;
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.SCORES);
    }

    @Override
    public String name() {
        return "pass-at-k";
    }
}
