package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The gated activation of the feed-forward block.
///
/// f = silu(g) u   with silu(g) = g s, s = 1 / (1 + exp(-g))
///
/// Backward:  du = df silu(g),  dg = df u (s + silu(g) (1 - s)).
///
/// Shapes: a row holds gates and ups side by side, `width` (a multiple of 16) each; f has `width`. A padded gate of 0
/// gives 0 and takes no gradient.
/// Source: Shazeer, arXiv:2002.05202.
public final class SwiGlu {
    private SwiGlu() {}

    /// f from the row of gates and ups.
    public static void forward(float[] gateUp, int go, float[] f, int fo, int width) {
        Exp.row(gateUp, go, -1f, 0f, 1f, f, fo, width);
        for (int i = 0; i < width; i += 8) {
            FloatVector e = FloatVector.fromArray(SPECIES, f, fo + i).add(1f);
            FloatVector g = FloatVector.fromArray(SPECIES, gateUp, go + i);
            g.div(e).mul(FloatVector.fromArray(SPECIES, gateUp, go + width + i)).intoArray(f, fo + i);
        }
    }

    /// The gradient of gates and ups from that of f, and f again (the same bits) for the next weight's gradient.
    /// `dGateUp` may be `gateUp`; `f` is used on the way and may not be `df`.
    public static void backward(
            float[] gateUp, int go, float[] df, int dfo, float[] f, int fo, float[] dGateUp, int dgo, int width) {
        Exp.row(gateUp, go, -1f, 0f, 1f, f, fo, width);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < width; i += 8) {
            FloatVector g = FloatVector.fromArray(SPECIES, gateUp, go + i);
            FloatVector u = FloatVector.fromArray(SPECIES, gateUp, go + width + i);
            FloatVector d = FloatVector.fromArray(SPECIES, df, dfo + i);
            FloatVector e = FloatVector.fromArray(SPECIES, f, fo + i).add(one);
            FloatVector silu = g.div(e);
            FloatVector s = one.div(e);
            silu.mul(u).intoArray(f, fo + i);
            d.mul(silu).intoArray(dGateUp, dgo + width + i);
            d.mul(u).mul(s.add(silu.mul(one.sub(s)))).intoArray(dGateUp, dgo + i);
        }
    }
}
