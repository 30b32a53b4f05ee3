package dev.hone.lab.run;

import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.protocol.Plan;
import dev.hone.lab.protocol.Protocol;
import java.time.Duration;

/// Hears how an experiment goes on; from any of its threads, one at a time.
public interface RunnerListener {
    /// Hears nothing.
    RunnerListener SILENT = new RunnerListener() {};

    /// It begins, with so many trials left of all.
    default void started(Protocol protocol, Plan plan, int left, int all) {}

    /// What the arms of a seed share is ready.
    default void prepared(int seed, Duration took) {}

    /// A trial is over; `remaining` is what is left to do if the rest goes as fast.
    default void finished(String arm, int seed, Duration took, int done, int all, Duration remaining) {}

    /// All of it is over.
    default void decided(Evidence evidence) {}
}
