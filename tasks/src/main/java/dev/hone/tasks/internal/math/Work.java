package dev.hone.tasks.internal.math;

import java.util.Optional;

/// Counts the steps of one verdict, so that no text makes it run for long. Steps, not the clock: the same texts always
/// get the same verdict.
///
/// A step is about as long as a microsecond takes: a token, a term of a product, a node evaluated at a point.
public final class Work {
    /// Steps of one verdict.
    public static final long UNITS = 400_000;

    /// Longer numerators and denominators, in bits, are not computed.
    public static final int LARGEST_NUMBER = 16_384;

    private final Optional<Work> whole;
    private long left;

    /// Work of at most `units` steps.
    public Work(long units) {
        this(units, Optional.empty());
    }

    private Work(long units, Optional<Work> whole) {
        this.left = units;
        this.whole = whole;
    }

    /// A part of this work: it ends earlier, and what it spends is spent here, too.
    public Work part(long units) {
        return new Work(Math.min(units, left), Optional.of(this));
    }

    /// Pays for some steps.
    ///
    /// Throws: [OutOfWork] where too few are left.
    public void spend(long units) {
        left -= units;
        if (left < 0) {
            throw new OutOfWork();
        }
        whole.ifPresent(w -> w.spend(units));
    }

    /// What to throw where a number grows too long.
    public OutOfWork exceeded() {
        return new OutOfWork();
    }

    /// Whether nothing is left.
    public boolean isOver() {
        return left <= 0;
    }
}
