package dev.hone.training.run;

/// Where a run stands in its life.
public enum RunState {
    /// Its last step is done and its model written.
    FINISHED,
    /// A process writes it now.
    RUNNING,
    /// No process writes it: it was cancelled, killed, or stopped itself; `hone train --resume` goes on with it.
    STOPPED
}
