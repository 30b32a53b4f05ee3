package dev.hone.reasoning.scorer;

import java.util.HashMap;
import java.util.Map;

/// A text as the counts of its character n-grams, and how alike two texts are by them.
public final class Grams {
    private final Map<String, Integer> counts = new HashMap<>();

    private Grams(String text, int n) {
        for (int i = 0; i + n <= text.length(); i++) {
            counts.merge(text.substring(i, i + n), 1, Integer::sum);
        }
    }

    /// The n-grams of a text.
    public static Grams of(String text, int n) {
        return new Grams(text, n);
    }

    /// The cosine of the two counts, in [0, 1]; 0 where one has none.
    public double similarity(Grams other) {
        double dot = 0;
        for (Map.Entry<String, Integer> e : counts.entrySet()) {
            dot += (double) e.getValue() * other.counts.getOrDefault(e.getKey(), 0);
        }
        double norms = Math.sqrt(squares()) * Math.sqrt(other.squares());
        return norms == 0 ? 0 : dot / norms;
    }

    private double squares() {
        return counts.values().stream().mapToDouble(x -> (double) x * x).sum();
    }
}
