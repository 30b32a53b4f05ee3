package dev.hone.lab.run;

import dev.hone.lab.protocol.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How an experiment is run.
///
/// @param work where results and bases are kept while it goes on
/// @param parallel how many trials at a time; each uses one thread, and no number changes a bit
/// @param changes settings otherwise than the protocol has them; whatever is set makes the result exploratory
/// @param seeds another number of seeds than the plan's; exploratory
/// @param arms these arms alone; exploratory
/// @param model a model that takes the place of every base; exploratory
/// @param firstSeed the first seed: 1, or another range for pilots
/// @param keep what stays of a trial that is over
public record RunnerOptions(
        Path work,
        int parallel,
        Settings changes,
        OptionalInt seeds,
        List<String> arms,
        Optional<Path> model,
        int firstSeed,
        Keep keep) {
    /// The first seed of pilots, which never decide anything.
    public static final int PILOT = 1001;

    /// What stays of a trial that is over.
    public enum Keep {
        /// What it gave.
        RESULTS,
        /// Its runs with models and rollouts too.
        RUNS
    }

    public RunnerOptions {
        arms = List.copyOf(arms);
        if (parallel < 1) {
            throw new IllegalArgumentException("at least one trial at a time, not " + parallel);
        }
    }

    /// By the protocol, as many trials at a time as there are processors.
    public static RunnerOptions in(Path work) {
        return new RunnerOptions(work, Runtime.getRuntime().availableProcessors(), Settings.NONE, OptionalInt.empty(),
                List.of(), Optional.empty(), 1, Keep.RESULTS);
    }

    /// Whether the protocol alone decides what is run.
    public boolean byProtocol() {
        return changes.values().isEmpty() && seeds.isEmpty() && arms.isEmpty() && model.isEmpty() && firstSeed == 1;
    }
}
