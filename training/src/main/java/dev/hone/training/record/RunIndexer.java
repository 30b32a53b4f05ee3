package dev.hone.training.record;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.Manifest;
import dev.hone.training.run.MetricsArchive;
import dev.hone.training.run.MetricsLine;
import dev.hone.training.run.RolloutArchive;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Brings the index of one run up to date: reads what its logs gained since, or everything where they are not the logs
/// that were read before.
final class RunIndexer {
    private static final String RESULTS = "eval/";

    private final Sql sql;
    private final RunDirectory run;
    private final String name;

    RunIndexer(Sql sql, RunDirectory run, String name) {
        this.sql = sql;
        this.run = run;
        this.name = name;
    }

    private record Marks(LogMark metrics, LogMark seconds, LogMark rollouts) {
        static final Marks START = new Marks(LogMark.START, LogMark.START, LogMark.START);
    }

    /// Reads what is new. A run that cannot be read is entered with what is wrong.
    void update() throws SQLException {
        Optional<Marks> known = marks();
        Marks before = known.orElse(Marks.START);
        boolean same = before.metrics.fits(log("metrics")) && before.seconds.fits(log("seconds"))
                && before.rollouts.fits(log("rollouts"));
        if (known.isPresent() && same && isAllRead(before)) {
            return;
        }
        sql.run("BEGIN IMMEDIATE");
        try {
            if (!same) {
                RunIndexer.remove(sql, name);
            }
            read(same ? before : Marks.START);
            sql.run("COMMIT");
        } catch (InputException e) {
            sql.run("ROLLBACK");
            problem(e.getMessage());
        } catch (SQLException | RuntimeException | Error e) {
            sql.run("ROLLBACK");
            throw e;
        }
    }

    /// Forgets a run.
    static void remove(Sql sql, String name) throws SQLException {
        for (String table : List.of("metric", "flag", "rollout")) {
            sql.run("DELETE FROM " + table + " WHERE run = ?", name);
        }
        sql.run("DELETE FROM run WHERE name = ?", name);
    }

    private boolean isAllRead(Marks marks) {
        return marks.metrics.isEnd(log("metrics")) && marks.seconds.isEnd(log("seconds"))
                && marks.rollouts.isEnd(log("rollouts"));
    }

    /// How far a run was read that could be read.
    private Optional<Marks> marks() throws SQLException {
        return sql.list(
                "SELECT metrics_at, metrics_hash, seconds_at, seconds_hash, rollouts_at, rollouts_hash FROM run "
                        + "WHERE name = ? AND problem IS NULL",
                row -> new Marks(
                        new LogMark(row.getLong(1), row.getString(2)),
                        new LogMark(row.getLong(3), row.getString(4)),
                        new LogMark(row.getLong(5), row.getString(6))),
                name)
                .stream()
                .findFirst();
    }

    private void problem(String message) throws SQLException {
        sql.run("INSERT INTO run(name, kind, step, steps, started, problem, metrics_at, metrics_hash, seconds_at, "
                + "seconds_hash, rollouts_at, rollouts_hash) VALUES(?, '?', 0, 0, '', ?, 0, '', 0, '', 0, '') "
                + "ON CONFLICT(name) DO UPDATE SET problem = excluded.problem", name, message);
    }

    private void read(Marks from) throws SQLException {
        Recipe recipe = run.recipe();
        String started = Files.exists(run.manifest()) ? Manifest.read(run.manifest()).started() : "";
        LogMark metrics = lines("metrics", run.metrics(), from.metrics);
        LogMark seconds = lines("seconds", run.seconds(), from.seconds);
        LogMark rollouts = rollouts(from.rollouts);
        int step = sql.list("SELECT coalesce(max(step), 0) FROM metric WHERE run = ? AND name NOT LIKE '%seconds/%'",
                row -> row.getInt(1), name).getFirst();
        sql.run("INSERT OR REPLACE INTO run VALUES(?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)",
                name, recipe.kind().name().toLowerCase(Locale.ROOT), step, recipe.steps(), started,
                metrics.offset(), metrics.hash(), seconds.offset(), seconds.hash(), rollouts.offset(),
                rollouts.hash());
    }

    /// An evaluation's seconds are entered beside those of the steps under a name of their own.
    private LogMark lines(String log, MetricsArchive archive, LogMark from) throws SQLException {
        try (PreparedStatement metric = sql.prepared("INSERT INTO metric VALUES(?, ?, ?, ?)");
                PreparedStatement flag = sql.prepared("INSERT INTO flag VALUES(?, ?, ?, ?)")) {
            long end = archive.from(from.offset(), line -> enter(line, metric, flag));
            metric.executeBatch();
            flag.executeBatch();
            return LogMark.at(log(log), end);
        }
    }

    private void enter(MetricsLine line, PreparedStatement metric, PreparedStatement flag) {
        try {
            switch (line) {
                case MetricsLine.Trained t -> {
                    for (var number : t.metrics().values().entrySet()) {
                        add(metric, name, number.getKey(), t.step(), number.getValue());
                    }
                }
                case MetricsLine.Evaluated e -> {
                    for (var number : e.metrics().values().entrySet()) {
                        String key = number.getKey();
                        add(metric, name, key.startsWith(RESULTS) ? key : RESULTS + key, e.step(), number.getValue());
                    }
                }
                case MetricsLine.Flagged f -> add(flag, name, f.step(), f.flag().rule(), f.flag().message());
            }
        } catch (SQLException e) {
            throw IndexFile.failure(run.folder(), e);
        }
    }

    private LogMark rollouts(LogMark from) throws SQLException {
        RolloutArchive archive = run.rollouts();
        try (PreparedStatement insert = sql.prepared(
                "INSERT INTO rollout VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            long end = archive.from(from.offset(), (offset, line) -> enter(insert, archive, offset, line));
            insert.executeBatch();
            return LogMark.at(log("rollouts"), end);
        }
    }

    private void enter(PreparedStatement insert, RolloutArchive archive, long offset, RolloutLine line) {
        RolloutNumbers n = RolloutNumbers.of(line, archive.trace(line));
        String flags = RolloutFlag.of(n).stream().map(RolloutFlag::name).collect(Collectors.joining(","));
        try {
            RolloutId id = RolloutId.parse(line.id());
            add(insert, name, offset, id.step(), id.group(), line.family(), line.problem(), n.score(), n.reward(),
                    n.advantage(), n.tokens(), n.entropy(), n.ratio(), n.clipped(), n.repetition(), flags);
        } catch (SQLException e) {
            throw IndexFile.failure(run.folder(), e);
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        Sql.bind(statement, values);
        statement.addBatch();
    }

    private Path log(String log) {
        return run.folder().resolve(log + ".jsonl");
    }
}
