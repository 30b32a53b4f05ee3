package dev.hone.tasks.internal.math;

/// The bound on work is reached. Caught by the verifier, which then says so.
@SuppressWarnings("serial") // lives within one call
public final class OutOfWork extends RuntimeException {
    OutOfWork() {
        super("too much work", null, false, false);
    }
}
