package dev.hone.tasks.verifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TimeBoundTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(30);

    @Test
    void aQuickVerdictIsHandedOn() {
        assertThat(new TimeBound(new Exact(), LONG).verify("a", "a").kind()).isEqualTo("correct");
        assertThat(new TimeBound(new Exact(), LONG).verify("a", "b").kind()).isEqualTo("incorrect");
    }

    @Test
    void aSlowVerifierTimesOutAndIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Verifier sleeps = (gold, prediction) -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return new Verdict.Correct("late");
        };
        Verdict verdict = new TimeBound(sleeps, SHORT).verify("a", "a");
        assertThat(verdict).isEqualTo(new Verdict.TimedOut(SHORT));
        assertThat(verdict.score()).isEmpty();
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatAVerifierThrowsIsKept() {
        IllegalStateException cause = new IllegalStateException("broken");
        Verifier throwing = (gold, prediction) -> {
            throw cause;
        };
        assertThat(new TimeBound(throwing, LONG).verify("a", "a")).isEqualTo(new Verdict.Failed(cause));
    }

    @Test
    void aStackOverflowIsAFailureToo() {
        Verifier endless = (gold, prediction) -> {
            throw new StackOverflowError();
        };
        Verdict verdict = new TimeBound(endless, LONG).verify("", "");
        assertThat(verdict).isInstanceOfSatisfying(
                Verdict.Failed.class, f -> assertThat(f.cause()).isInstanceOf(StackOverflowError.class));
    }

    @Test
    void verifiersThatNeverEndAreNotPiledUp() throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        Verifier spins = (gold, prediction) -> {
            while (!stop.get()) {
                Thread.onSpinWait();
            }
            return new Verdict.Correct("late");
        };
        TimeBound bound = new TimeBound(spins, SHORT);
        for (int i = 0; i < 8; i++) {
            assertThat(bound.verify("a", "a")).isInstanceOf(Verdict.TimedOut.class);
        }
        assertThat(bound.verify("a", "a")).isInstanceOf(Verdict.Failed.class);
        assertThat(bound.verify("a", "a").reason()).contains("8 earlier verdicts");
        stop.set(true);
        for (int i = 0; i < 2000 && !(bound.verify("a", "a") instanceof Verdict.Correct); i++) {
            Thread.sleep(5);
        }
        assertThat(bound.verify("a", "a")).isInstanceOf(Verdict.Correct.class);
    }

    @Test
    void aLimitIsPositive() {
        assertThatThrownBy(() -> new TimeBound(new Exact(), Duration.ZERO)).hasMessageContaining("positive");
    }
}
