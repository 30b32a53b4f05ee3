package dev.hone.benchmarks;

import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Lanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// What the machine can do, measured by loops that do nothing else: multiply-adds in registers, and reading memory.
///
/// The multiply-add loop comes in two forms and the faster counts: one and the same compiled loop was seen to run at
/// half speed for a whole process, while the other did not.
final class Limits {
    private static final int LOOPS = 1_000_000;
    private static final int REPEATS = 9;

    private final Workers workers;
    private final float[] sink;

    Limits(Workers workers) {
        this.workers = workers;
        sink = new float[16 * workers.threads()];
    }

    /// GFLOP/s of all threads together, median of nine.
    double multiplyAdds() {
        double twelve = median(2.0 * 8 * 12 * LOOPS * workers.threads(), (from, to, worker) -> {
            for (int i = from; i < to; i++) {
                sink[16 * worker] += twelveChains();
            }
        });
        double ten = median(2.0 * 8 * 10 * LOOPS * workers.threads(), (from, to, worker) -> {
            for (int i = from; i < to; i++) {
                sink[16 * worker] += tenChains();
            }
        });
        return Math.max(twelve, ten);
    }

    /// Bytes a nanosecond (GB/s) that all threads together read of an array larger than the caches, median of nine.
    double reading(float[] large) {
        Workers.Job job = (from, to, worker) -> sink[16 * worker] += read(large, from, to);
        double[] rates = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long begin = System.nanoTime();
            workers.run(large.length, 1 << 16, job);
            rates[i] = 4.0 * large.length / (System.nanoTime() - begin);
        }
        Arrays.sort(rates);
        return rates[REPEATS / 2];
    }

    private double median(double operations, Workers.Job job) {
        double[] rates = new double[REPEATS];
        for (int i = -4; i < REPEATS; i++) {
            long begin = System.nanoTime();
            workers.run(workers.threads(), job);
            if (i >= 0) {
                rates[i] = operations / (System.nanoTime() - begin);
            }
        }
        Arrays.sort(rates);
        return rates[REPEATS / 2];
    }

    private static float twelveChains() {
        FloatVector x = Lanes.broadcast(1.0000001f);
        FloatVector y = Lanes.broadcast(1e-9f);
        FloatVector c0 = x;
        FloatVector c1 = x;
        FloatVector c2 = x;
        FloatVector c3 = x;
        FloatVector c4 = x;
        FloatVector c5 = x;
        FloatVector c6 = x;
        FloatVector c7 = x;
        FloatVector c8 = x;
        FloatVector c9 = x;
        FloatVector ca = x;
        FloatVector cb = x;
        for (int i = 0; i < LOOPS; i++) {
            c0 = x.fma(y, c0);
            c1 = x.fma(y, c1);
            c2 = x.fma(y, c2);
            c3 = x.fma(y, c3);
            c4 = x.fma(y, c4);
            c5 = x.fma(y, c5);
            c6 = x.fma(y, c6);
            c7 = x.fma(y, c7);
            c8 = x.fma(y, c8);
            c9 = x.fma(y, c9);
            ca = x.fma(y, ca);
            cb = x.fma(y, cb);
        }
        return c0.add(c1).add(c2).add(c3).add(c4).add(c5).add(c6).add(c7).add(c8).add(c9).add(ca).add(cb).lane(0);
    }

    private static float tenChains() {
        FloatVector x = Lanes.broadcast(1.0000001f);
        FloatVector u = Lanes.broadcast(1.0000002f);
        FloatVector y = Lanes.broadcast(1e-9f);
        FloatVector v = Lanes.broadcast(2e-9f);
        FloatVector c0 = x;
        FloatVector c1 = x;
        FloatVector c2 = x;
        FloatVector c3 = x;
        FloatVector c4 = x;
        FloatVector c5 = x;
        FloatVector c6 = x;
        FloatVector c7 = x;
        FloatVector c8 = x;
        FloatVector c9 = x;
        for (int i = 0; i < LOOPS; i++) {
            c0 = x.fma(y, c0);
            c1 = u.fma(y, c1);
            c2 = x.fma(v, c2);
            c3 = u.fma(v, c3);
            c4 = x.fma(y, c4);
            c5 = u.fma(y, c5);
            c6 = x.fma(v, c6);
            c7 = u.fma(v, c7);
            c8 = x.fma(y, c8);
            c9 = u.fma(y, c9);
        }
        return c0.add(c1).add(c2).add(c3).add(c4).add(c5).add(c6).add(c7).add(c8).add(c9).lane(0);
    }

    private static float read(float[] a, int from, int to) {
        FloatVector m0 = Lanes.broadcast(0);
        FloatVector m1 = m0;
        FloatVector m2 = m0;
        FloatVector m3 = m0;
        for (int i = from; i + 32 <= to; i += 32) {
            m0 = m0.max(Lanes.load(a, i));
            m1 = m1.max(Lanes.load(a, i + 8));
            m2 = m2.max(Lanes.load(a, i + 16));
            m3 = m3.max(Lanes.load(a, i + 24));
        }
        return m0.max(m1).max(m2).max(m3).lane(0);
    }
}
