package dev.hone.benchmarks;

import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.Gemm;
import dev.hone.engine.internal.kernels.Sum;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.Arrays;
import java.util.Locale;

/// The three matrix products, packing included, against the machine's multiply-add limit measured in the same process:
/// every thread with data of its own. Argument: threads. Prints a line a shape: GFLOP/s and share of the limit, medians
/// of nine.
final class KernelBenchmark {
    private static final int[][] SHAPES = {
        {64, 288, 96}, {96, 512, 96}, {96, 96, 256}, {256, 288, 96}, {262, 960, 576}, {262, 3072, 576}, {262, 576, 1536}
    };

    private KernelBenchmark() {}

    public static void main(String[] args) {
        int threads = Integer.parseInt(args[0]);
        try (var workers = Workers.of(threads)) {
            var limits = new Limits(workers);
            for (int[] s : SHAPES) {
                var data = new Product[threads];
                for (int i = 0; i < threads; i++) {
                    data[i] = new Product(s[0], s[1], s[2]);
                }
                double limit = limits.multiplyAdds();
                int repeats = (int) Math.max(1, 4e8 / (2.0 * s[0] * s[1] * s[2]));
                double operations = 2.0 * s[0] * s[1] * s[2] * repeats;
                double forward = rate(workers, operations, each(data, repeats, Product::forward));
                double backward = rate(workers, operations, each(data, repeats, Product::backward));
                double weights = rate(workers, operations, each(data, repeats, Product::weights));
                System.out.printf(
                        Locale.ROOT,
                        "M=%d N=%d K=%d: limit %.0f GFLOP/s; XW %.0f (%.0f %%), dY W^T %.0f (%.0f %%), "
                                + "X^T dY %.0f (%.0f %%)%n",
                        s[0],
                        s[1],
                        s[2],
                        limit,
                        forward,
                        100 * forward / limit,
                        backward,
                        100 * backward / limit,
                        weights,
                        100 * weights / limit);
            }
        }
    }

    private interface Kernel {
        void run(Product p);
    }

    private static Workers.Job each(Product[] data, int repeats, Kernel kernel) {
        return (from, to, worker) -> {
            for (int i = from; i < to; i++) {
                for (int r = 0; r < repeats; r++) {
                    kernel.run(data[i]);
                }
            }
        };
    }

    private static double rate(Workers workers, double operations, Workers.Job job) {
        double[] rates = new double[9];
        for (int warm = 0; warm < 4; warm++) {
            workers.run(workers.threads(), job);
        }
        for (int i = 0; i < rates.length; i++) {
            long begin = System.nanoTime();
            workers.run(workers.threads(), job);
            rates[i] = operations * workers.threads() / (System.nanoTime() - begin);
        }
        Arrays.sort(rates);
        return rates[rates.length / 2];
    }

    /// One product's matrices: X of M x K, W of K x N in panels, Y of M x N.
    private static final class Product {
        private final int m;
        private final int n;
        private final int k;
        private final float[] x;
        private final float[] y;
        private final float[] w;
        private final float[] g;
        private final float[] scratch;

        Product(int m, int n, int k) {
            this.m = m;
            this.n = n;
            this.k = k;
            Draws draws = Key.of(7).draws();
            x = random(draws, m * (k + 16));
            y = random(draws, m * (n + 16));
            w = random(draws, k * n);
            g = new float[k * n];
            scratch = new float[Math.max(Gemm.transposedScratch(n), Gemm.gradientScratch(k, m))];
        }

        private static float[] random(Draws draws, int length) {
            float[] a = new float[length];
            for (int i = 0; i < length; i++) {
                a[i] = (float) draws.uniform();
            }
            return a;
        }

        void forward() {
            Gemm.multiply(x, 0, k + 16, w, 0, k * 16, y, 0, n + 16, m, 0, n / 16, k, Sum.FRESH);
        }

        void backward() {
            Gemm.multiplyTransposed(y, 0, n + 16, w, 0, k, n, x, 0, k + 16, m, 0, k / 16, scratch, Sum.FRESH);
        }

        void weights() {
            Gemm.weightGradient(x, 0, k + 16, y, 0, n + 16, m, g, 0, k, 0, n / 16, scratch, Chain.CLOSED);
        }
    }
}
