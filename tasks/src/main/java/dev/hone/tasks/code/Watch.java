package dev.hone.tasks.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Looks at a running program every few milliseconds and ends it where all its processes together use more than
/// they may: `limits`, of memory `memory` bytes, with what the language takes.
record Watch(Process process, CodeLimits limits, long memory, List<Path> outputs) {
    private static final int PAUSE_MILLIS = 15;
    private static final long KIB = 1024;

    /// Waits for the program's end; what was exceeded, or nothing where it ended by itself.
    Optional<CodeOutcome> untilEnd() throws IOException, InterruptedException {
        long end = System.nanoTime() + limits.wall().toNanos();
        while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            Optional<CodeOutcome> exceeded = System.nanoTime() - end > 0
                    ? Optional.of(new CodeOutcome.OutOfTime(limits.wall()))
                    : exceeded();
            if (exceeded.isPresent()) {
                kill();
                return exceeded;
            }
        }
        // On a machine under load the backstop inside may have been faster.
        return System.nanoTime() - end > 0
                ? Optional.of(new CodeOutcome.OutOfTime(limits.wall()))
                : written();
    }

    /// Ends all its processes; the first inside takes all others of its namespace with it.
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Optional<CodeOutcome> exceeded() throws IOException {
        var usage = new ProcessUsage(process.descendants().map(ProcessHandle::pid).toList());
        if (usage.processorMillis() > limits.processor().toMillis()) {
            return Optional.of(new CodeOutcome.OutOfProcessorTime(limits.processor()));
        }
        return usage.exceeds(memory / KIB) ? Optional.of(new CodeOutcome.OutOfMemory(limits.memory())) : written();
    }

    private Optional<CodeOutcome> written() throws IOException {
        for (Path output : outputs) {
            if (Files.size(output) > limits.output()) {
                return Optional.of(new CodeOutcome.TooMuchOutput(limits.output()));
            }
        }
        return Optional.empty();
    }
}
