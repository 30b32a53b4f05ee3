package dev.hone.tasks.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Looks at a running program every few milliseconds and ends it where all its processes together use more than
/// they may.
record Watch(Process process, CodeLimits limits, long memory, List<Path> outputs) {
    private static final int PAUSE_MILLIS = 15;
    private static final long KIB = 1024;
    /// Quick to read; a page that several processes share counts once for each.
    private static final List<String> OWN_AND_SHARED = List.of("RssAnon:", "RssShmem:");
    /// Slow to read, so only where the quick sum is too large; of a page that n processes share each has an nth.
    private static final List<String> IN_SHARES = List.of("Pss_Anon:", "Pss_Shmem:");

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
        Duration used = Duration.ZERO;
        long kib = 0;
        for (ProcessHandle one : process.descendants().toList()) {
            used = used.plus(one.info().totalCpuDuration().orElse(Duration.ZERO));
            kib += kib(one.pid(), "status", OWN_AND_SHARED);
        }
        if (kib * KIB > memory) {
            kib = 0;
            for (ProcessHandle one : process.descendants().toList()) {
                kib += kib(one.pid(), "smaps_rollup", IN_SHARES);
            }
        }
        if (used.compareTo(limits.processor()) > 0) {
            return Optional.of(new CodeOutcome.OutOfProcessorTime(limits.processor()));
        }
        return kib * KIB > memory ? Optional.of(new CodeOutcome.OutOfMemory(limits.memory())) : written();
    }

    private Optional<CodeOutcome> written() throws IOException {
        for (Path output : outputs) {
            if (Files.size(output) > limits.output()) {
                return Optional.of(new CodeOutcome.TooMuchOutput(limits.output()));
            }
        }
        return Optional.empty();
    }

    /// The sum of these rows of a file of `/proc`.
    private static long kib(long pid, String file, List<String> rows) {
        long kib = 0;
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), file))) {
                if (rows.contains(line.substring(0, line.indexOf(':') + 1))) {
                    kib += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            return kib;
        } catch (IOException e) {
            // A process that has ended has no memory; what else may hide the shares hides no `status`.
            return rows.equals(OWN_AND_SHARED) ? 0 : kib(pid, "status", OWN_AND_SHARED);
        }
    }
}
