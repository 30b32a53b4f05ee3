package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.ClaimThread;
import java.util.List;

/// The list of threads.
public record ThreadsPage(Frame frame, List<ClaimThread> threads) {
    public ThreadsPage {
        threads = List.copyOf(threads);
    }
}
