package dev.hone.training.run;

/// A run stopped itself because going on would be wrong: numbers that are not finite, log-probabilities that are not
/// the sampler's, too many answers that could not be judged. The message is one line that says what, where, and what is
/// safe.
public final class RunStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunStopped(String message) {
        super(message);
    }

    public RunStopped(String message, Throwable cause) {
        super(message, cause);
    }
}
