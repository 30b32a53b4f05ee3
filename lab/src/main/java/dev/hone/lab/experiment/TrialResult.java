package dev.hone.lab.experiment;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What one arm with one seed gave.
///
/// @param problems measures that have a value a problem, by name; all arms of a seed see the same problems in the same
/// order
/// @param numbers measures that are one number
/// @param curves what was measured along the way
/// @param texts what people should see besides, such as a few completions, by title
public record TrialResult(
        Map<String, double[]> problems,
        Map<String, Double> numbers,
        Map<String, Curve> curves,
        Map<String, String> texts,
        Cost cost) {
    /// @throws IllegalArgumentException if a value is not finite, or a measure is in both maps
    public TrialResult {
        problems = Collections.unmodifiableMap(new TreeMap<>(problems));
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
        curves = Collections.unmodifiableMap(new TreeMap<>(curves));
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        for (Map.Entry<String, double[]> e : problems.entrySet()) {
            if (e.getValue().length == 0 || !Arrays.stream(e.getValue()).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(e.getKey() + ": a value is not finite, or there is none");
            }
            if (numbers.containsKey(e.getKey())) {
                throw new IllegalArgumentException(e.getKey() + ": measured by problem and as one number");
            }
        }
        numbers.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " is not finite: " + value);
            }
        });
    }

    /// The values of a measure: one a problem, or the one number; empty where it was not measured.
    public double[] values(String measure) {
        double[] byProblem = problems.get(measure);
        if (byProblem != null) {
            return byProblem;
        }
        Double number = numbers.get(measure);
        return number == null ? new double[0] : new double[] {number};
    }
}
