package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Register blocks of [DecodeAttention] for three heads with keys and values of their own: one row a head, two panels
/// of 16 columns each, twelve chains side by side.
///
/// Every vector of keys or values is used once, so loads are the limit, not arithmetic.
final class HeadTiles {
    private HeadTiles() {}

    /// Scores of three queries against two panels of keys each; `second` is where the second panel lies from the first.
    static void scores(
            float[] q, int q0, int q1, int q2, float[] k, int k0, int k1, int k2, int second, int depth, float[] s,
            int s0, int s1, int s2) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector c2 = a0;
        FloatVector c3 = a0;
        int n0 = k0 + second;
        int n1 = k1 + second;
        int n2 = k2 + second;
        for (int i = 0; i < depth; i++) {
            int o = 16 * i;
            FloatVector x = FloatVector.broadcast(SPECIES, q[q0 + i]);
            a0 = x.fma(FloatVector.fromArray(SPECIES, k, k0 + o), a0);
            a1 = x.fma(FloatVector.fromArray(SPECIES, k, k0 + o + 8), a1);
            a2 = x.fma(FloatVector.fromArray(SPECIES, k, n0 + o), a2);
            a3 = x.fma(FloatVector.fromArray(SPECIES, k, n0 + o + 8), a3);
            x = FloatVector.broadcast(SPECIES, q[q1 + i]);
            b0 = x.fma(FloatVector.fromArray(SPECIES, k, k1 + o), b0);
            b1 = x.fma(FloatVector.fromArray(SPECIES, k, k1 + o + 8), b1);
            b2 = x.fma(FloatVector.fromArray(SPECIES, k, n1 + o), b2);
            b3 = x.fma(FloatVector.fromArray(SPECIES, k, n1 + o + 8), b3);
            x = FloatVector.broadcast(SPECIES, q[q2 + i]);
            c0 = x.fma(FloatVector.fromArray(SPECIES, k, k2 + o), c0);
            c1 = x.fma(FloatVector.fromArray(SPECIES, k, k2 + o + 8), c1);
            c2 = x.fma(FloatVector.fromArray(SPECIES, k, n2 + o), c2);
            c3 = x.fma(FloatVector.fromArray(SPECIES, k, n2 + o + 8), c3);
        }
        a0.intoArray(s, s0);
        a1.intoArray(s, s0 + 8);
        a2.intoArray(s, s0 + 16);
        a3.intoArray(s, s0 + 24);
        b0.intoArray(s, s1);
        b1.intoArray(s, s1 + 8);
        b2.intoArray(s, s1 + 16);
        b3.intoArray(s, s1 + 24);
        c0.intoArray(s, s2);
        c1.intoArray(s, s2 + 8);
        c2.intoArray(s, s2 + 16);
        c3.intoArray(s, s2 + 24);
    }

    /// 32 columns of the weighted sums of three heads, divided by the sums of their weights.
    static void sums(
            float[] p, int ld, int stats, float[] v, int v0, int v1, int v2, int second, int depth, float[] out, int o0,
            int o1, int o2) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector c2 = a0;
        FloatVector c3 = a0;
        int n0 = v0 + second;
        int n1 = v1 + second;
        int n2 = v2 + second;
        int p1 = ld;
        int p2 = 2 * ld;
        for (int i = 0; i < depth; i++) {
            int o = 16 * i;
            FloatVector x = FloatVector.broadcast(SPECIES, p[i]);
            a0 = x.fma(FloatVector.fromArray(SPECIES, v, v0 + o), a0);
            a1 = x.fma(FloatVector.fromArray(SPECIES, v, v0 + o + 8), a1);
            a2 = x.fma(FloatVector.fromArray(SPECIES, v, n0 + o), a2);
            a3 = x.fma(FloatVector.fromArray(SPECIES, v, n0 + o + 8), a3);
            x = FloatVector.broadcast(SPECIES, p[p1 + i]);
            b0 = x.fma(FloatVector.fromArray(SPECIES, v, v1 + o), b0);
            b1 = x.fma(FloatVector.fromArray(SPECIES, v, v1 + o + 8), b1);
            b2 = x.fma(FloatVector.fromArray(SPECIES, v, n1 + o), b2);
            b3 = x.fma(FloatVector.fromArray(SPECIES, v, n1 + o + 8), b3);
            x = FloatVector.broadcast(SPECIES, p[p2 + i]);
            c0 = x.fma(FloatVector.fromArray(SPECIES, v, v2 + o), c0);
            c1 = x.fma(FloatVector.fromArray(SPECIES, v, v2 + o + 8), c1);
            c2 = x.fma(FloatVector.fromArray(SPECIES, v, n2 + o), c2);
            c3 = x.fma(FloatVector.fromArray(SPECIES, v, n2 + o + 8), c3);
        }
        int next = second == 0 ? 0 : 16;
        float i0 = p[stats + 1];
        float i1 = p[stats + 3];
        float i2 = p[stats + 5];
        a0.mul(i0).intoArray(out, o0);
        a1.mul(i0).intoArray(out, o0 + 8);
        a2.mul(i0).intoArray(out, o0 + next);
        a3.mul(i0).intoArray(out, o0 + next + 8);
        b0.mul(i1).intoArray(out, o1);
        b1.mul(i1).intoArray(out, o1 + 8);
        b2.mul(i1).intoArray(out, o1 + next);
        b3.mul(i1).intoArray(out, o1 + next + 8);
        c0.mul(i2).intoArray(out, o2);
        c1.mul(i2).intoArray(out, o2 + 8);
        c2.mul(i2).intoArray(out, o2 + next);
        c3.mul(i2).intoArray(out, o2 + next + 8);
    }
}
