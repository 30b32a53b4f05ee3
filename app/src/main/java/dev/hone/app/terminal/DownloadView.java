package dev.hone.app.terminal;

import dev.hone.hub.FetchPlan;
import dev.hone.hub.HubCache;
import dev.hone.hub.HubProgress;
import dev.hone.hub.RepoFile;
import java.util.LinkedHashMap;
import java.util.Map;

/// A download for people: what will come and how large it is, in a line; on a terminal also how far it is.
public final class DownloadView implements HubProgress {
    private static final String CLEAR = "\r\u001b[K";
    private static final long QUIET_NANOS = 200_000_000L;

    private final Terminal terminal;
    private final HubCache cache;
    private final Map<RepoFile, Long> arrived = new LinkedHashMap<>();
    private long total;
    private long first;
    private long started;
    private long lastDrawn;

    public DownloadView(Terminal terminal, HubCache cache) {
        this.terminal = terminal;
        this.cache = cache;
    }

    @Override
    public void planned(FetchPlan plan) {
        total = plan.missingBytes();
        started = System.nanoTime();
        terminal.note("hone: fetching %s (commit %s): %d of %d files, %s, into %s".formatted(
                plan.id(), plan.commit().substring(0, 10), plan.missing().size(), plan.files().size(), size(total),
                cache.root()));
    }

    @Override
    public void arrived(RepoFile file, long bytes) {
        if (!arrived.containsKey(file)) {
            first += bytes; // left there by an earlier download
        }
        arrived.put(file, bytes);
        long now = System.nanoTime();
        if (terminal.errScreen() != Terminal.Screen.LIVE || now - lastDrawn < QUIET_NANOS) {
            return;
        }
        lastDrawn = now;
        long sum = arrived.values().stream().mapToLong(b -> b).sum();
        double rate = (sum - first) / Math.max(1e-3, (now - started) * 1e-9);
        terminal.raw("%s%3d %%  %s of %s, %s/s, %s".formatted(
                CLEAR, 100 * sum / Math.max(1, total), size(sum), size(total), size((long) rate), file.path()));
    }

    @Override
    public void ended() {
        if (terminal.errScreen() == Terminal.Screen.LIVE) {
            terminal.raw(CLEAR);
        }
    }

    /// A number of bytes with three digits or so, in powers of ten as disks are sold.
    static String size(long bytes) {
        return bytes < 1000 ? bytes + " bytes"
                : bytes < 1_000_000 ? "%.1f kB".formatted(bytes * 1e-3)
                        : bytes < 1_000_000_000 ? "%.1f MB".formatted(bytes * 1e-6)
                                : "%.2f GB".formatted(bytes * 1e-9);
    }
}
