package dev.hone.lab.experiment;

import dev.hone.engine.Model;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.training.run.MetricsLine;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/// A training run that is over: its model, what was measured on the way, what it spent.
public record Trained(Path run, List<MetricsLine> lines, Cost cost) {
    public Trained {
        lines = List.copyOf(lines);
    }

    /// The folder of its model.
    public Path folder() {
        return RunDirectory.open(run).model();
    }

    /// Its model.
    public Model model() {
        return ModelDirectory.read(folder());
    }

    /// A number of its steps (`entropy`, `reward`) or evaluations (`eval/pass@1`), over steps.
    public Curve curve(String metric) {
        List<double[]> points = lines.stream()
                .map(line -> new double[] {line.step(), value(line, metric).orElse(Double.NaN)})
                .filter(point -> Double.isFinite(point[1]))
                .toList();
        return new Curve(
                points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToDouble(p -> p[1]).toArray());
    }

    /// The mean of a number over all steps at which it was measured; empty where it never was.
    public OptionalDouble mean(String metric) {
        return java.util.Arrays.stream(curve(metric).y()).average();
    }

    private static OptionalDouble value(MetricsLine line, String metric) {
        return switch (line) {
            case MetricsLine.Trained t -> t.metrics().find(metric);
            case MetricsLine.Evaluated e -> e.metrics().find(metric);
            case MetricsLine.Flagged f -> OptionalDouble.empty();
        };
    }
}
