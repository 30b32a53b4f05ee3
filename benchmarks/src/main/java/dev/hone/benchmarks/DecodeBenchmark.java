package dev.hone.benchmarks;

import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Gemm;
import dev.hone.engine.internal.kernels.Sum;
import java.util.Arrays;
import java.util.Locale;

/// The products of one decode step of the 135 M shape: a few rows against weights that stream from memory, panels cut
/// over the threads. Argument: threads. Prints for each number of rows the milliseconds of a step (median of nine), and
/// what arithmetic and memory alone would take at the machine's limits.
final class DecodeBenchmark {
    private static final int LAYERS = 30;
    private static final int VOCABULARY = 49152;
    private static final int WIDTH = 576;
    private static final int[][] MATRICES = {{WIDTH, 960}, {WIDTH, WIDTH}, {WIDTH, 3072}, {1536, WIDTH}};
    private static final int[] ROWS = {1, 2, 4, 8, 16, 24, 64};

    private final Workers workers;
    private final float[] weights;
    private final float[] x = new float[64 * 1552];
    private final float[] y = new float[64 * (VOCABULARY + 16)];

    private DecodeBenchmark(Workers workers) {
        this.workers = workers;
        int size = WIDTH * VOCABULARY;
        for (int[] m : MATRICES) {
            size += LAYERS * m[0] * m[1];
        }
        weights = new float[size];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 7 * 0.1f;
        }
        for (int i = 0; i < size; i++) {
            weights[i] = (i % 1000 - 500) * 1e-4f;
        }
    }

    public static void main(String[] args) {
        try (var workers = Workers.of(Integer.parseInt(args[0]))) {
            var limits = new Limits(workers);
            var decode = new DecodeBenchmark(workers);
            double read = limits.reading(decode.weights);
            double adds = limits.multiplyAdds();
            System.out.printf(Locale.ROOT, "reading %.1f GB/s, multiply-adds %.0f GFLOP/s%n", read, adds);
            for (int rows : ROWS) {
                double ms = decode.median(rows);
                System.out.printf(
                        Locale.ROOT, "%2d rows: %.1f ms; arithmetic alone %.1f, memory alone %.1f%n", rows, ms,
                        2e-6 * rows * decode.weights.length / adds, 4e-6 * decode.weights.length / read);
            }
        }
    }

    private double median(int rows) {
        double[] ms = new double[9];
        for (int i = -3; i < ms.length; i++) {
            long begin = System.nanoTime();
            step(rows);
            if (i >= 0) {
                ms[i] = (System.nanoTime() - begin) * 1e-6;
            }
        }
        Arrays.sort(ms);
        return ms[ms.length / 2];
    }

    private void step(int rows) {
        int at = 0;
        for (int l = 0; l < LAYERS; l++) {
            for (int[] m : MATRICES) {
                product(at, m[0], m[1], rows);
                at += m[0] * m[1];
            }
        }
        product(at, WIDTH, VOCABULARY, rows);
    }

    private void product(int at, int depth, int columns, int rows) {
        workers.run(columns / 16, 6, (from, to, worker) -> Gemm.multiply(
                x, 0, depth + 16, weights, at, depth * 16, y, 0, columns + 16, rows, from, to, depth, Sum.FRESH));
    }
}
