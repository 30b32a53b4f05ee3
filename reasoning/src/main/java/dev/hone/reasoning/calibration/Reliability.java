package dev.hone.reasoning.calibration;

import java.util.ArrayList;
import java.util.List;

/// Confidences in bins of equal width, with what came of them: the reliability diagram and what is measured from it.
///
/// ECE = Σ_b n_b / n · |accuracy_b − confidence_b|
///
/// A confidence on the border of two bins belongs to the higher one, 1 to the last.
///
/// Source: expected calibration error, arXiv:1706.04599, section 3; the Brier score, Brier 1950.
public record Reliability(List<Bin> bins, double brier) {
    /// Confidences from `low` to `high`: how many, their mean, and the share that was right; both 0 where there are
    /// none.
    public record Bin(double low, double high, int count, double confidence, double accuracy) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    /// Of these confidences, in so many bins.
    ///
    /// @throws IllegalArgumentException if there is no confidence or no bin
    public static Reliability of(List<Judged> judged, int binCount) {
        if (judged.isEmpty() || binCount < 1) {
            throw new IllegalArgumentException(
                    "calibration needs confidences and bins: " + judged.size() + ", " + binCount);
        }
        int[] counts = new int[binCount];
        double[] confidences = new double[binCount];
        double[] hits = new double[binCount];
        double squares = 0;
        for (Judged j : judged) {
            int b = Math.min(binCount - 1, (int) (j.confidence() * binCount));
            counts[b]++;
            confidences[b] += j.confidence();
            hits[b] += j.hit();
            squares += (j.confidence() - j.hit()) * (j.confidence() - j.hit());
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < binCount; b++) {
            int n = Math.max(1, counts[b]);
            bins.add(new Bin(
                    (double) b / binCount, (b + 1.0) / binCount, counts[b], confidences[b] / n, hits[b] / n));
        }
        return new Reliability(bins, squares / judged.size());
    }

    /// The expected calibration error.
    public double error() {
        int all = bins.stream().mapToInt(Bin::count).sum();
        return bins.stream()
                .mapToDouble(b -> (double) b.count() / all * Math.abs(b.accuracy() - b.confidence()))
                .sum();
    }
}
