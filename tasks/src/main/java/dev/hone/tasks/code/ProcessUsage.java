package dev.hone.tasks.code;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a program's processes use, as `/proc` says.
///
/// A process that ends while it is looked at uses nothing more. Units: processor time in milliseconds, memory in KiB.
record ProcessUsage(List<Long> pids) {
    /// Linux counts processor time for programs in hundredths of a second.
    private static final int MILLIS_A_TICK = 10;
    /// Fields of `stat` behind the name in brackets: user, system, and the same of children that were waited for.
    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;
    /// Quick to read; a page that several processes share counts once for each.
    private static final List<String> OWN_AND_SHARED = List.of("RssAnon:", "RssShmem:", "VmSwap:");
    /// Slow to read, so only where the quick sum is too large; of a page that n processes share each has an nth.
    private static final List<String> IN_SHARES = List.of("Pss_Anon:", "Pss_Shmem:", "SwapPss:");
    private static final long KIB = 1024;

    /// Time of all of them, and of children that have ended.
    long processorMillis() {
        long ticks = 0;
        for (long pid : pids) {
            try {
                String stat = Files.readString(proc(pid, "stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                ticks += Arrays.stream(fields, FIRST_TIME, FIRST_TIME + TIMES).mapToLong(Long::parseLong).sum();
            } catch (IOException e) {
                continue; // it has ended; whoever waited for it has its time
            }
        }
        return ticks * MILLIS_A_TICK;
    }

    /// Whether pages that are no file's, and files that lie in no folder, are more than `limit` KiB together.
    boolean exceeds(long limit) {
        return kib("status", OWN_AND_SHARED) + nameless() > limit
                && kib("smaps_rollup", IN_SHARES) + nameless() > limit;
    }

    private long kib(String file, List<String> rows) {
        long kib = 0;
        for (long pid : pids) {
            kib += kib(pid, file, rows);
        }
        return kib;
    }

    private static long kib(long pid, String file, List<String> rows) {
        long kib = 0;
        try {
            for (String line : Files.readAllLines(proc(pid, file))) {
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

    /// Files in memory that only their open descriptors keep (`memfd`).
    private long nameless() {
        long bytes = 0;
        Set<Object> seen = new HashSet<>();
        for (long pid : pids) {
            try (DirectoryStream<Path> open = Files.newDirectoryStream(proc(pid, "fd"))) {
                for (Path descriptor : open) {
                    bytes += nameless(descriptor, seen);
                }
            } catch (IOException e) {
                continue; // it has ended, and its descriptors are closed
            }
        }
        return bytes / KIB;
    }

    private static long nameless(Path descriptor, Set<Object> seen) {
        try {
            if (!Files.readSymbolicLink(descriptor).toString().startsWith("/memfd:")) {
                return 0;
            }
            Object file = Files.getAttribute(descriptor, "unix:ino");
            return seen.add(file) ? Files.size(descriptor) : 0;
        } catch (IOException e) {
            return 0; // it was closed meanwhile
        }
    }

    private static Path proc(long pid, String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
