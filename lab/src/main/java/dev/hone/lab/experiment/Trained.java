package dev.hone.lab.experiment;

import dev.hone.engine.Model;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.CheckpointStore;
import dev.hone.training.run.MetricsLine;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /// The policy as it was when it had written no more than this many tokens for training: the newest checkpoint
    /// before it would have gone beyond, or the oldest there is. So arms whose steps are dear in different measure are
    /// compared at equal tokens; groups that were sampled and dropped are counted.
    ///
    /// @throws dev.hone.foundation.InputException if the run kept no checkpoint
    public Stopped within(long sampledTokens) {
        List<CheckpointStore.Saved> saved = RunDirectory.open(run).checkpoints().all();
        if (saved.isEmpty()) {
            throw new InputException(run + ": no checkpoint was kept; set checkpoints.every and checkpoints.keep");
        }
        Stopped found = at(saved.getFirst());
        for (CheckpointStore.Saved s : saved) {
            Stopped later = at(s);
            found = later.cost.sampledTokens() <= sampledTokens ? later : found;
        }
        return found;
    }

    private Stopped at(CheckpointStore.Saved saved) {
        List<MetricsLine> before = lines.stream().filter(l -> l.step() <= saved.step()).toList();
        return new Stopped(saved.step(), saved.folder().resolve("model"),
                RunCost.of(RunDirectory.open(run).recipe(), before));
    }

    /// A run as it was after a step: the folder of its model, and what had been spent.
    public record Stopped(int step, Path folder, Cost cost) {
        /// The model.
        public Model model() {
            return ModelDirectory.read(folder);
        }
    }

    /// Tokens that were written for training by the end of each step.
    public Curve written() {
        Recipe recipe = RunDirectory.open(run).recipe();
        List<double[]> points = new ArrayList<>();
        long sum = 0;
        for (MetricsLine line : lines) {
            if (line instanceof MetricsLine.Trained t) {
                sum += RunCost.of(recipe, List.of(t)).sampledTokens();
                points.add(new double[] {t.step(), sum});
            }
        }
        return new Curve(
                points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToDouble(p -> p[1]).toArray());
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
