package dev.hone.training.loop;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/// What a run needs of its surroundings: who listens, who may stop it, clocks, and the program's own parts.
public record RunServices(
        RunListener listener, Cancellation cancellation, LongSupplier nanos, InstantSource clock, Plugins plugins) {
    /// The system's clocks, and a cancellation that nobody uses.
    public static RunServices of(RunListener listener) {
        return new RunServices(listener, new Cancellation(), System::nanoTime, InstantSource.system(), Plugins.NONE);
    }

    /// The same with another cancellation.
    public RunServices with(Cancellation other) {
        return new RunServices(listener, other, nanos, clock, plugins);
    }

    /// The same with parts of the program's own.
    public RunServices with(Plugins parts) {
        return new RunServices(listener, cancellation, nanos, clock, parts);
    }
}
