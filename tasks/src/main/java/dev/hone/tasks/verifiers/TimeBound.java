package dev.hone.tasks.verifiers;

import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Bounds a verifier that nobody vouches for: one that takes too long gives [Verdict.TimedOut], one that throws gives
/// [Verdict.Failed] with the cause.
///
/// Each verdict has a thread of its own, which is interrupted at the limit. A verifier that ignores the interrupt
/// runs on in the background; the thread is therefore one of the operating system's, which shares the cores (a
/// virtual thread that computes for ever would keep its carrier for itself, and a few of them would stop all others).
/// While eight such threads run, further verdicts fail at once.
///
/// A verdict by the clock is not a pure function of its arguments: whoever needs the same verdict again records it.
public final class TimeBound implements Verifier {
    private static final int MOST_RUNAWAYS = 8;

    private final Verifier verifier;
    private final Duration limit;
    private final AtomicInteger runaways = new AtomicInteger();

    /// Bounds `verifier` by `limit` a verdict.
    public TimeBound(Verifier verifier, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a time limit is positive: " + limit);
        }
        this.verifier = verifier;
        this.limit = limit;
    }

    @Override
    public Verdict verify(String gold, String prediction) {
        if (runaways.get() >= MOST_RUNAWAYS) {
            return new Verdict.Failed(new IllegalStateException(
                    MOST_RUNAWAYS + " earlier verdicts are still running past their limit of " + limit));
        }
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        AtomicInteger ends = new AtomicInteger();
        Thread thread = Thread.ofPlatform().daemon().name("verdict").unstarted(() -> {
            verdict.set(judge(gold, prediction));
            if (ends.incrementAndGet() == 2) {
                runaways.decrementAndGet();
            }
        });
        thread.start();
        try {
            if (thread.join(limit)) {
                return verdict.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread.interrupt();
            return new Verdict.Failed(e);
        }
        runaways.incrementAndGet();
        thread.interrupt();
        if (ends.incrementAndGet() == 2) {
            runaways.decrementAndGet();
        }
        return new Verdict.TimedOut(limit);
    }

    /// As the bounded verifier says, without a bound.
    @Override
    public String answer(String prediction) {
        return verifier.answer(prediction);
    }

    private Verdict judge(String gold, String prediction) {
        try {
            return verifier.verify(gold, prediction);
        } catch (Throwable e) {
            // Whatever stops a foreign verifier, a stack overflow included, is its failure and must not end the run.
            return new Verdict.Failed(e);
        }
    }
}
