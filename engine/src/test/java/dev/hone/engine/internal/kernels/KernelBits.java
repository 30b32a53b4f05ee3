package dev.hone.engine.internal.kernels;

import dev.hone.engine.Rotary;

/// Runs every kernel once on small shapes and hashes the bits of all results. As a program it prints the hash.
final class KernelBits {
    private long hash = 1;

    private KernelBits() {}

    public static void main(String[] arguments) {
        System.out.println(Long.toHexString(hash()));
    }

    static long hash() {
        var bits = new KernelBits();
        bits.products();
        bits.rows();
        bits.head();
        bits.attention();
        return bits.hash;
    }

    private void add(float... numbers) {
        for (float x : numbers) {
            hash = hash * 31 + Float.floatToRawIntBits(x);
        }
    }

    private void products() {
        for (int rows : new int[] {1, 2, 3, 7}) {
            float[] a = Scalars.random("a", rows * 33, 1);
            float[] w = Scalars.random("w", 33 * 112, 1);
            float[] c = new float[rows * 112];
            Gemm.multiply(a, 0, 33, w, 0, 33 * 16, c, 0, 112, rows, 0, 7, 33, Sum.FRESH);
            Gemm.multiply(a, 0, 33, w, 0, 33 * 16, c, 0, 112, rows, 0, 7, 33, Sum.ONTO);
            add(c);
            float[] x = new float[rows * 32];
            Gemm.multiplyTransposed(
                    c, 0, 112, w, 0, 32, 112, x, 0, 32, rows, 0, 2, new float[Gemm.transposedScratch(112)], Sum.FRESH);
            add(x);
            float[] g = new float[32 * 112];
            Gemm.weightGradient(
                    x, 0, 32, c, 0, 112, rows, g, 0, 32, 0, 7, new float[Gemm.gradientScratch(32, rows)], Chain.CLOSED);
            add(g);
        }
    }

    private void rows() {
        float[] x = Scalars.random("x", 64, 3);
        float[] w = Scalars.random("w", 64, 1);
        float[] y = new float[64];
        float[] dx = new float[64];
        RmsNorm.forward(x, 0, w, 0, y, 0, 32, 25, 1e-5f);
        add(y);
        RmsNorm.backward(x, 0, w, 0, y, 0, dx, 0, 32, 25, 1e-5f);
        add(y);
        add(dx);
        SwiGlu.forward(x, 0, y, 0, 32);
        add(y);
        SwiGlu.backward(x, 0, w, 0, y, 0, dx, 0, 32);
        add(dx);
        var table = new RotaryTable(new Rotary.Llama3(10000, 8, 1, 4, 64), 20, 100);
        RotaryEmbedding.forward(dx, 0, 2, 32, table, 77, 0.3f);
        RotaryEmbedding.backward(dx, 0, 1, 32, table, 5, 1f);
        add(dx);
        ColumnSum.add(x, 0, 16, 4, y, 0, 16, Chain.CONTINUES);
        Residual.add(x, 0, y, 0, y, 0, 32);
        add(y);
    }

    private void head() {
        float[] z = Scalars.random("z", 304, 6);
        float[] stats = new float[LogSoftmax.STATS];
        float[] scratch = new float[LogSoftmax.scratchSize(300)];
        LogSoftmax.forward(z, 0, 300, 1.25f, stats, 0, scratch, 0);
        add(stats);
        for (int i = 0; i < 20; i++) {
            add(Draw.token(z, 0, 300, 1.25f, stats, 0, scratch, 0, Draw.ALL, i / 20.0));
        }
        float[] weights = new float[304];
        Truncation.weights(z, 0, 300, 1.25f, stats, 0, weights, 0);
        float least = Truncation.leastWeight(weights, 0, 300, 40, 0.9, 0.01);
        add(least, (float) Truncation.keptSums(weights, 0, 300, least, scratch, 0), Draw.greedy(z, 0, 300));
        LogSoftmax.backward(
                z, 0, 300, 1.25f, stats, 0, new int[] {7, 299}, new float[] {0.5f, -1}, new float[] {0.1f, 0.2f}, 0, 2,
                scratch, 0);
        add(z);
    }

    private void attention() {
        var s = new AttentionShape(4, 2, 32, 1f);
        int ld = s.columns();
        int n = 13;
        int prefix = 8;
        int rows = n + prefix;
        float[] qkv = Scalars.random("qkv", rows * ld, 0.7);
        float[] dOut = Scalars.random("dOut", rows * 128, 1);
        float[] out = new float[rows * 128];
        float[] stats = new float[rows * 8];
        float[] d = new float[rows * ld];
        float[] slot = new float[prefix * 64];
        for (int h = 0; h < 2; h++) {
            float[] scratch = new float[CausalAttention.scratchSize(s, rows)];
            CausalAttention.forward(qkv, ld, s, prefix, n, 0, prefix, h, out, 128, stats, scratch);
            scratch = new float[CausalAttention.backwardScratchSize(s, n, prefix)];
            CausalAttention.backward(
                    qkv, ld, s, prefix, n, 0, prefix, h, dOut, 128, stats, d, slot, 0, scratch);
            add(slot);
        }
        add(out);
        add(stats);
        add(d);
        float[] keys = new float[DecodeAttention.cacheSize(s, 32)];
        float[] values = new float[keys.length];
        for (int t = 0; t < rows; t++) {
            DecodeAttention.append(qkv, t * ld, s, keys, 0, values, 0, 32, t);
        }
        DecodeAttention.attend(
                qkv, (rows - 1) * ld, s, keys, 0, values, 0, 32, rows, out, 0,
                new float[DecodeAttention.scratchSize(s, 32)]);
        add(out);
    }
}
