package dev.hone.training.loop;

import java.util.concurrent.atomic.AtomicBoolean;

/// Asks a run to stop after the step that it is in, with a checkpoint. May be asked from any thread.
public final class Cancellation {
    private final AtomicBoolean requested = new AtomicBoolean();

    /// Asks for it.
    public void request() {
        requested.set(true);
    }

    /// Whether somebody asked.
    public boolean isRequested() {
        return requested.get();
    }
}
