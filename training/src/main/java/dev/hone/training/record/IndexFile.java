package dev.hone.training.record;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// The database of an index: `index.sqlite` in the folder of runs, or memory where nothing may be written there.
///
/// Everything in it is derived from the runs. A database that is missing, damaged, or of another version is made anew.
final class IndexFile {
    static final String NAME = "index.sqlite";

    private static final int VERSION = 2;
    private static final int WAIT_MILLIS = 2000;
    private static final List<String> TABLES = List.of(
            """
                    CREATE TABLE run(name TEXT PRIMARY KEY, kind TEXT NOT NULL, step INT NOT NULL, steps INT NOT NULL,
                    started TEXT NOT NULL, problem TEXT, metrics_at INT NOT NULL, metrics_hash TEXT NOT NULL,
                    seconds_at INT NOT NULL, seconds_hash TEXT NOT NULL,
                    rollouts_at INT NOT NULL, rollouts_hash TEXT NOT NULL)""",
            """
                    CREATE TABLE metric(run TEXT NOT NULL, name TEXT NOT NULL, step INT NOT NULL,
                    value REAL NOT NULL)""",
            "CREATE INDEX metric_of_run ON metric(run, name, step)",
            "CREATE TABLE flag(run TEXT NOT NULL, step INT NOT NULL, rule TEXT NOT NULL, message TEXT NOT NULL)",
            "CREATE INDEX flag_of_run ON flag(run)",
            """
                    CREATE TABLE rollout(run TEXT NOT NULL, line INT NOT NULL, step INT NOT NULL, prompt INT NOT NULL,
                    family TEXT NOT NULL, problem TEXT NOT NULL, score REAL, reward REAL, advantage REAL NOT NULL,
                    tokens INT NOT NULL,
                    entropy REAL NOT NULL, ratio REAL, clipped REAL,
                    repetition REAL NOT NULL, flags TEXT NOT NULL, PRIMARY KEY(run, line)) WITHOUT ROWID""",
            "CREATE INDEX rollout_by_step ON rollout(run, step, prompt)",
            "CREATE INDEX rollout_by_reward ON rollout(run, reward)");

    private IndexFile() {}

    /// Opens the database of a folder of runs.
    ///
    /// @throws InputException if another process holds it for longer than a few seconds
    static Sql open(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.isWritable(Files.exists(file) ? file : folder)) {
                return ready(connect(":memory:"));
            }
            try {
                return ready(connect(file.toString()));
            } catch (SQLException e) {
                if (!isDamage(e)) {
                    throw e;
                }
                return anew(folder);
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /// Deletes the database and makes an empty one.
    static Sql anew(Path folder) throws SQLException {
        Path file = folder.resolve(NAME);
        try {
            Files.deleteIfExists(file.resolveSibling(NAME + "-journal"));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the damaged index " + file, e);
        }
        return ready(connect(file.toString()));
    }

    private static Sql connect(String place) throws SQLException {
        var settings = new Properties();
        settings.setProperty("busy_timeout", String.valueOf(WAIT_MILLIS));
        // The index can be made again at any time, so it need not survive a power cut.
        settings.setProperty("synchronous", "OFF");
        return new Sql(DriverManager.getConnection("jdbc:sqlite:" + place, settings));
    }

    private static Sql ready(Sql sql) throws SQLException {
        try {
            return current(sql);
        } catch (SQLException e) {
            sql.close();
            throw e;
        }
    }

    private static Sql current(Sql sql) throws SQLException {
        int version = sql.list("PRAGMA user_version", row -> row.getInt(1)).getFirst();
        if (version == VERSION) {
            return sql;
        }
        sql.run("BEGIN IMMEDIATE");
        for (String table : sql.list("SELECT name FROM sqlite_master WHERE type = 'table'", row -> row.getString(1))) {
            sql.run("DROP TABLE \"" + table + "\"");
        }
        for (String statement : TABLES) {
            sql.run(statement);
        }
        sql.run("PRAGMA user_version = " + VERSION);
        sql.run("COMMIT");
        return sql;
    }

    /// Whether the file is no database, or not a whole one.
    static boolean isDamage(SQLException e) {
        return switch (e.getErrorCode() & 0xff) {
            case 11, 26 -> true; // SQLITE_CORRUPT, SQLITE_NOTADB
            default -> false;
        };
    }

    /// What went wrong, for the user.
    static RuntimeException failure(Path file, SQLException e) {
        return switch (e.getErrorCode() & 0xff) {
            case 5, 6 -> new InputException( // SQLITE_BUSY, SQLITE_LOCKED
                    file + ": another process holds the index of the runs; try again when it is done", e);
            case 11, 26 -> new InputException(
                    file + ": the index of the runs is damaged; delete it, and it is made anew", e);
            default -> new UncheckedIOException("cannot use the index of the runs " + file, new IOException(e));
        };
    }
}
