package dev.hone.training.loop;

import dev.hone.training.run.Metrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Seconds by phase of one step.
public final class Stopwatch {
    private final LongSupplier nanos;
    private final long start;
    private final Map<String, Long> phases = new LinkedHashMap<>();

    /// Starts now; `nanos` is a clock such as `System::nanoTime`.
    public Stopwatch(LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /// Runs the work and adds its time to the phase.
    public <T> T time(String phase, Supplier<T> work) {
        long begin = nanos.getAsLong();
        try {
            return work.get();
        } finally {
            phases.merge(phase, nanos.getAsLong() - begin, Long::sum);
        }
    }

    /// Runs the work and adds its time to the phase.
    public void run(String phase, Runnable work) {
        time(phase, () -> {
            work.run();
            return phase;
        });
    }

    /// `seconds/PHASE` for each phase, and `seconds/step` from the start to now.
    public Metrics seconds() {
        var metrics = new Metrics();
        metrics.put("seconds/step", (nanos.getAsLong() - start) / 1e9);
        phases.forEach((phase, time) -> metrics.put("seconds/" + phase, time / 1e9));
        return metrics;
    }
}
