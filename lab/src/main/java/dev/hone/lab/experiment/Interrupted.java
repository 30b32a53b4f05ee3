package dev.hone.lab.experiment;

/// Somebody asked to stop; what was finished is kept, and the experiment can go on from there.
public final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Interrupted() {
        super("stopped on request; run it again to go on from here");
    }
}
