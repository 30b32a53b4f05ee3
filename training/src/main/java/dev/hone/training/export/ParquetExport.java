package dev.hone.training.export;

import dev.hone.training.export.ParquetColumn.Kind;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.MetricsLine;
import dev.hone.training.run.RolloutArchive;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.TokenTrace;
import dev.hone.training.run.TokenUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// A run's metrics and rollouts as Parquet.
///
/// `metrics.parquet` has a row a line of the metrics and of the seconds: `step`, `event` (`train`, `evaluation`), and a
/// column a name. `rollouts.parquet` has a row a rollout: what `rollouts.jsonl` says, `rewards/NAME` a column each, and
/// the numbers per token as lists. `ratios` and `clipped` hold the optimizer steps that saw the rollout one after the
/// other, `tokens` numbers each.
public final class ParquetExport {
    private static final List<ParquetColumn> ROLLOUT = List.of(
            new ParquetColumn("rollout", Kind.TEXT), new ParquetColumn("step", Kind.INTEGER),
            new ParquetColumn("number", Kind.LONG), new ParquetColumn("family", Kind.TEXT),
            new ParquetColumn("problem", Kind.TEXT), new ParquetColumn("prompt", Kind.TEXT),
            new ParquetColumn("reference", Kind.TEXT), new ParquetColumn("text", Kind.TEXT),
            new ParquetColumn("stop", Kind.TEXT), new ParquetColumn("verdict", Kind.TEXT),
            new ParquetColumn("reason", Kind.TEXT), new ParquetColumn("score", Kind.MAYBE_NUMBER),
            new ParquetColumn("reward", Kind.MAYBE_NUMBER), new ParquetColumn("version", Kind.INTEGER),
            new ParquetColumn("updates", Kind.INTEGER), new ParquetColumn("tokens", Kind.INTEGER),
            new ParquetColumn("prompt_ids", Kind.INTEGERS), new ParquetColumn("ids", Kind.INTEGERS),
            new ParquetColumn("logprobs", Kind.FLOATS), new ParquetColumn("entropies", Kind.FLOATS),
            new ParquetColumn("advantages", Kind.FLOATS), new ParquetColumn("ratios", Kind.FLOATS),
            new ParquetColumn("clipped", Kind.INTEGERS));

    private ParquetExport() {}

    /// Writes both files into `folder`, which is made where it is missing; a run without rollouts has the first alone.
    ///
    /// @return the files
    /// @throws dev.hone.foundation.InputException if the run's files cannot be read
    public static List<Path> write(RunDirectory run, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
        List<Path> files = new ArrayList<>();
        files.add(metrics(run, folder.resolve("metrics.parquet")));
        if (Files.exists(run.folder().resolve("rollouts.jsonl"))) {
            files.add(rollouts(run, folder.resolve("rollouts.parquet")));
        }
        return files;
    }

    private static Path metrics(RunDirectory run, Path file) {
        List<MetricsLine> lines = Stream.concat(run.metrics().all().stream(), run.seconds().all().stream())
                .filter(line -> !(line instanceof MetricsLine.Flagged)).toList();
        SequencedSet<String> names = new LinkedHashSet<>();
        lines.forEach(line -> names.addAll(numbers(line).values().keySet()));
        List<ParquetColumn> columns = new ArrayList<>();
        columns.add(new ParquetColumn("step", Kind.INTEGER));
        columns.add(new ParquetColumn("event", Kind.TEXT));
        names.forEach(name -> columns.add(new ParquetColumn(name, Kind.MAYBE_NUMBER)));
        try (ParquetFile parquet = ParquetFile.create(file, columns)) {
            for (MetricsLine line : lines) {
                List<Object> cells = new ArrayList<>(columns.size());
                cells.add(line.step());
                cells.add(line instanceof MetricsLine.Trained ? "train" : "evaluation");
                names.forEach(name -> cells.add(numbers(line).find(name)));
                parquet.row(cells.toArray());
            }
        }
        return file;
    }

    private static Metrics numbers(MetricsLine line) {
        return switch (line) {
            case MetricsLine.Trained trained -> trained.metrics();
            case MetricsLine.Evaluated evaluated -> evaluated.metrics();
            case MetricsLine.Flagged flagged -> new Metrics();
        };
    }

    private static Path rollouts(RunDirectory run, Path file) {
        RolloutArchive archive = run.rollouts();
        SequencedSet<String> rewards = new LinkedHashSet<>();
        archive.forEach(line -> rewards.addAll(line.rewards().keySet()));
        List<ParquetColumn> columns = new ArrayList<>(ROLLOUT);
        rewards.forEach(name -> columns.add(new ParquetColumn("rewards/" + name, Kind.MAYBE_NUMBER)));
        try (ParquetFile parquet = ParquetFile.create(file, columns)) {
            archive.forEach(line -> parquet.row(cells(line, archive.trace(line), rewards)));
        }
        return file;
    }

    private static Object[] cells(RolloutLine line, TokenTrace trace, SequencedSet<String> rewards) {
        int tokens = trace.ids().length;
        float[] ratios = new float[tokens * trace.uses().size()];
        int[] clipped = new int[ratios.length];
        int at = 0;
        for (TokenUse use : trace.uses()) {
            for (int t = 0; t < tokens; t++) {
                ratios[at] = use.ratios()[t];
                clipped[at] = use.clipped()[t];
                at++;
            }
        }
        List<Object> cells = new ArrayList<>(List.of(
                line.id(), line.step(), line.number(), line.family(), line.problem(), line.prompt(), line.reference(),
                line.text(), line.stop(), line.verdict(), line.reason(), line.score(), line.reward(), line.version(),
                line.updates(), tokens, trace.prompt(), trace.ids(), trace.logProbs(), trace.entropies(),
                trace.advantages(), ratios, clipped));
        for (String name : rewards) {
            Double value = line.rewards().get(name);
            cells.add(value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
        }
        return cells.toArray();
    }
}
