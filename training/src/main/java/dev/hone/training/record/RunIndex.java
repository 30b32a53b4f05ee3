package dev.hone.training.record;

import dev.hone.foundation.InputException;
import dev.hone.training.run.Flag;
import dev.hone.training.run.RolloutArchive;
import dev.hone.training.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The runs of a folder, their metrics, flags and rollouts, to be asked.
///
/// The index is derived: opening it reads what the runs gained since the last time, and everything again where the
/// index is missing or damaged. Runs may be written meanwhile; only whole lines are seen.
public final class RunIndex implements AutoCloseable {
    private final Path folder;
    private Sql sql;

    private RunIndex(Path folder, Sql sql) {
        this.folder = folder;
        this.sql = sql;
    }

    /// All runs directly in a folder.
    ///
    /// @throws InputException if there is no such folder, or another process holds its index
    public static RunIndex of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": there is no such folder; runs are made by hone train");
        }
        var index = new RunIndex(folder, IndexFile.open(folder));
        index.refresh(runs(folder));
        return index;
    }

    /// The folder of one run, of which only this run is brought up to date.
    public static RunIndex around(RunDirectory run) {
        Path folder = run.folder().toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new InputException(run.folder() + ": a run lies in a folder");
        }
        var index = new RunIndex(folder, IndexFile.open(folder));
        index.refresh(List.of(run.folder()));
        return index;
    }

    private static List<Path> runs(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(p -> Files.isRegularFile(p.resolve("recipe.yaml"))).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private void refresh(List<Path> runs) {
        try {
            try {
                update(runs);
            } catch (SQLException e) {
                if (!IndexFile.isDamage(e)) {
                    throw e;
                }
                sql.close();
                sql = IndexFile.anew(folder);
                update(runs);
            }
        } catch (SQLException e) {
            close();
            throw IndexFile.failure(file(), e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void update(List<Path> runs) throws SQLException {
        for (Path run : runs) {
            new RunIndexer(sql, RunDirectory.open(run), name(run)).update();
        }
        for (String name : sql.list("SELECT name FROM run", row -> row.getString(1))) {
            if (!Files.exists(folder.resolve(name).resolve("recipe.yaml"))) {
                RunIndexer.remove(sql, name);
            }
        }
    }

    /// All runs, by name.
    public List<RunRow> runs() {
        return ask("SELECT * FROM run ORDER BY name", this::row);
    }

    /// One run.
    public RunRow run(RunDirectory run) {
        return ask("SELECT * FROM run WHERE name = ?", this::row, name(run.folder())).getFirst();
    }

    private RunRow row(ResultSet row) throws SQLException {
        String name = row.getString("name");
        Path place = folder.resolve(name);
        List<Double> accuracies = values(name, "eval/pass@1");
        double seconds = sum(name, "seconds/step") + sum(name, "eval/seconds/step");
        List<Double> tokens = values(name, "num_tokens");
        return new RunRow(
                place,
                row.getString("kind"),
                RunDirectory.open(place).state(),
                row.getInt("step"),
                row.getInt("steps"),
                accuracies.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(accuracies.getLast()),
                accuracies.stream().mapToDouble(a -> a).max(),
                row.getString("started"),
                seconds,
                tokens.isEmpty() ? 0 : tokens.getLast().longValue(),
                sql.list("SELECT count(*) FROM flag WHERE run = ?", r -> r.getInt(1), name).getFirst(),
                Optional.ofNullable(row.getString("problem")));
    }

    private List<Double> values(String run, String metric) throws SQLException {
        return sql.list("SELECT value FROM metric WHERE run = ? AND name = ? ORDER BY step", r -> r.getDouble(1), run,
                metric);
    }

    private double sum(String run, String metric) throws SQLException {
        return sql.list("SELECT coalesce(sum(value), 0.0) FROM metric WHERE run = ? AND name = ?",
                r -> r.getDouble(1), run, metric).getFirst();
    }

    /// The names of all numbers of a run.
    public List<String> metrics(RunDirectory run) {
        return ask("SELECT DISTINCT name FROM metric WHERE run = ? ORDER BY name", row -> row.getString(1),
                name(run.folder()));
    }

    /// One number of a run over its steps.
    public Curve curve(RunDirectory run, String metric) {
        List<double[]> points = ask(
                "SELECT step, value FROM metric WHERE run = ? AND name = ? ORDER BY step",
                row -> new double[] {row.getInt(1), row.getDouble(2)},
                name(run.folder()),
                metric);
        return new Curve(
                metric,
                points.stream().mapToInt(p -> (int) p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray());
    }

    /// All numbers of a run over its steps, by name.
    public List<Curve> curves(RunDirectory run) {
        var steps = new TreeMap<String, IntStream.Builder>();
        var values = new HashMap<String, DoubleStream.Builder>();
        var _ = ask("SELECT name, step, value FROM metric WHERE run = ? ORDER BY step", row -> {
            String metric = row.getString(1);
            steps.computeIfAbsent(metric, m -> IntStream.builder()).add(row.getInt(2));
            values.computeIfAbsent(metric, m -> DoubleStream.builder()).add(row.getDouble(3));
            return metric;
        }, name(run.folder()));
        return steps.entrySet().stream()
                .map(e -> new Curve(e.getKey(), e.getValue().build().toArray(),
                        Objects.requireNonNull(values.get(e.getKey())).build().toArray()))
                .toList();
    }

    /// The flags that were raised in a run, oldest first.
    public List<Flag> flags(RunDirectory run) {
        return ask("SELECT step, rule, message FROM flag WHERE run = ? ORDER BY step, rowid",
                row -> new Flag(row.getString(2), row.getInt(1), row.getString(3)), name(run.folder()));
    }

    /// Rollouts of a run.
    public List<FoundRollout> rollouts(RunDirectory run, RolloutQuery query) {
        RolloutArchive archive = run.rollouts();
        List<Object> values = new ArrayList<>(List.of(name(run.folder())));
        query.step().ifPresent(values::add);
        query.group().ifPresent(values::add);
        values.add(query.limit());
        return ask(query.sql(), row -> found(row, archive), values.toArray());
    }

    /// The groups of a run, oldest first.
    public List<GroupRow> groups(RunDirectory run) {
        return ask("SELECT step, prompt, family, problem, count(*) AS samples, avg(reward) AS reward, "
                + "sum(flags <> '') AS flagged FROM rollout WHERE run = ? GROUP BY step, prompt ORDER BY step, prompt",
                row -> new GroupRow(row.getInt("step"), row.getInt("prompt"), row.getString("family"),
                        row.getString("problem"), row.getInt("samples"), Sql.number(row, "reward"),
                        row.getInt("flagged")),
                name(run.folder()));
    }

    private static FoundRollout found(ResultSet row, RolloutArchive archive) throws SQLException {
        var numbers = new RolloutNumbers(
                Sql.number(row, "score"),
                Sql.number(row, "reward"),
                row.getDouble("advantage"),
                row.getInt("tokens"),
                row.getDouble("entropy"),
                Sql.number(row, "ratio"),
                Sql.number(row, "clipped"),
                row.getDouble("repetition"));
        Set<RolloutFlag> flags = EnumSet.noneOf(RolloutFlag.class);
        Arrays.stream(row.getString("flags").split(",", -1))
                .filter(f -> !f.isEmpty())
                .map(RolloutFlag::valueOf)
                .forEach(flags::add);
        return new FoundRollout(archive.at(row.getLong("line")), numbers, flags);
    }

    private <T> List<T> ask(String query, Sql.Row<T> row, Object... values) {
        try {
            return sql.list(query, row, values);
        } catch (SQLException e) {
            throw IndexFile.failure(file(), e);
        }
    }

    private Path file() {
        return folder.resolve(IndexFile.NAME);
    }

    private static String name(Path run) {
        return String.valueOf(run.toAbsolutePath().normalize().getFileName());
    }

    @Override
    public void close() {
        try {
            sql.close();
        } catch (SQLException e) {
            throw IndexFile.failure(file(), e);
        }
    }
}
