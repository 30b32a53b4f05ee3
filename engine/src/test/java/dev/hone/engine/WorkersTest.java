package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void eachItemIsDoneExactlyOnce(int threads) {
        try (Workers workers = Workers.of(threads)) {
            for (int total : new int[] {0, 1, 2, 3, 17, 1000}) {
                for (int round = 0; round < 200; round++) {
                    var seen = new AtomicIntegerArray(total);
                    workers.run(total, 1 + round % 4, (from, to, worker) -> {
                        assertThat(worker).isBetween(0, threads - 1);
                        for (int i = from; i < to; i++) {
                            seen.incrementAndGet(i);
                        }
                    });
                    for (int i = 0; i < total; i++) {
                        assertThat(seen.get(i)).isEqualTo(1);
                    }
                }
            }
        }
    }

    @Test
    void rangesBeginAtMultiplesOfTheGrain() {
        try (Workers workers = Workers.of(3)) {
            var wrong = new AtomicInteger();
            workers.run(1000, 7, (from, to, worker) -> {
                if (from % 7 != 0 || (to % 7 != 0 && to != 1000)) {
                    wrong.incrementAndGet();
                }
            });
            assertThat(wrong).hasValue(0);
        }
    }

    @Test
    void aWorkerIsNeverInTwoRangesAtOnce() {
        try (Workers workers = Workers.of(4)) {
            var inside = new AtomicIntegerArray(4);
            var wrong = new AtomicInteger();
            workers.run(400, (from, to, worker) -> {
                if (inside.incrementAndGet(worker) != 1) {
                    wrong.incrementAndGet();
                }
                Thread.yield();
                inside.decrementAndGet(worker);
            });
            assertThat(wrong).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aJobsExceptionReachesTheCallerAndTheWorkersGoOn(int threads) {
        try (Workers workers = Workers.of(threads)) {
            for (int round = 0; round < 50; round++) {
                assertThatThrownBy(() -> workers.run(100, (from, to, worker) -> {
                    throw new IllegalArgumentException("item " + from);
                }))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("item ");
                var count = new AtomicInteger();
                workers.run(100, (from, to, worker) -> count.addAndGet(to - from));
                assertThat(count).hasValue(100);
            }
        }
    }

    @Test
    void laterExceptionsAreSuppressedInTheFirst() {
        try (Workers workers = Workers.of(2)) {
            var both = new CountDownLatch(2);
            assertThatThrownBy(() -> workers.run(2, (from, to, worker) -> {
                both.countDown();
                await(both);
                throw new IllegalStateException("worker " + worker);
            }))
                    .isInstanceOf(IllegalStateException.class)
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        }
    }

    @Test
    void errorsKeepTheirType() {
        try (Workers workers = Workers.of(2)) {
            assertThatThrownBy(() -> workers.run(10, (from, to, worker) -> {
                throw new OutOfMemoryError("made up");
            }))
                    .isInstanceOf(OutOfMemoryError.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aNestedRunIsRefused(int threads) {
        try (Workers workers = Workers.of(threads)) {
            assertThatThrownBy(() -> workers.run(10, (from, to, worker) -> workers.run(1, (f, t, w) -> {})))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("going on");
        }
    }

    @Test
    void closedWorkersRefuseAndTheirThreadsEnd() {
        var names = new ArrayList<Thread>();
        Workers workers = Workers.of(3);
        workers.run(300, (from, to, worker) -> {
            synchronized (names) {
                names.add(Thread.currentThread());
            }
        });
        workers.close();
        assertThatThrownBy(() -> workers.run(1, (from, to, worker) -> {})).hasMessageContaining("closed");
        assertThat(names).allSatisfy(
                t -> assertThat(t == Thread.currentThread() || !t.isAlive()).isTrue());
    }

    @Test
    void helpersTakePartAfterASleep() throws InterruptedException {
        try (Workers workers = Workers.of(2)) {
            for (int round = 0; round < 20; round++) {
                Thread.sleep(2);
                var both = new CountDownLatch(2);
                workers.run(2, (from, to, worker) -> {
                    both.countDown();
                    await(both);
                });
            }
        }
    }

    @Test
    void theCallerFinishesWhatASleepingHelperDoesNotTake() {
        try (Workers workers = Workers.of(2)) {
            var held = new AtomicInteger();
            var others = new AtomicInteger();
            workers.run(1000, (from, to, worker) -> {
                if (worker == 0) {
                    others.addAndGet(to - from);
                    return;
                }
                held.addAndGet(to - from);
                while (held.get() + others.get() < 1000) {
                    Thread.onSpinWait();
                }
            });
            assertThat(held.get() + others.get()).isEqualTo(1000);
            assertThat(held.get()).isLessThan(500);
        }
    }

    @Test
    void anInterruptDoesNotEndARunAndIsKept() {
        try (Workers workers = Workers.of(2)) {
            Thread.currentThread().interrupt();
            var count = new AtomicInteger();
            workers.run(100, (from, to, worker) -> count.addAndGet(to - from));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(count).hasValue(100);
        }
    }

    @Test
    void aRunAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Workers workers = Workers.of(2)) {
            long[] sums = new long[2];
            Workers.Job job = (from, to, worker) -> sums[worker] += to - from;
            for (int i = 0; i < 2000; i++) {
                workers.run(64, job);
            }
            List<Thread> pool = helpers();
            assertThat(pool).isNotEmpty();
            long before = allocated(threads, pool);
            for (int i = 0; i < 10_000; i++) {
                workers.run(64, job);
            }
            assertThat(allocated(threads, pool) - before).isLessThan(64 * 1024);
            assertThat(sums[0] + sums[1]).isEqualTo(12_000 * 64);
        }
    }

    @Test
    void workGoesOnBesideThreadsThatTakeTheCores() {
        int rivals = 2 * Runtime.getRuntime().availableProcessors();
        var stop = new AtomicBoolean();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < rivals; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                while (!stop.get()) {
                    Thread.onSpinWait();
                }
            }));
        }
        try (Workers workers = Workers.of(2)) {
            long begin = System.nanoTime();
            var count = new AtomicInteger();
            for (int i = 0; i < 200; i++) {
                workers.run(50, (from, to, worker) -> count.addAndGet(to - from));
            }
            assertThat(count).hasValue(10_000);
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(20));
        } finally {
            stop.set(true);
            threads.forEach(Thread::interrupt);
        }
    }

    private static List<Thread> helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("hone-worker"))
                .toList();
    }

    private static long allocated(ThreadMXBean threads, List<Thread> pool) {
        long sum = threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
        for (Thread t : pool) {
            sum += Math.max(0, threads.getThreadAllocatedBytes(t.threadId()));
        }
        return sum;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
