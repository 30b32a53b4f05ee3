package dev.hone.engine.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The vectors that kernels compute with: eight floats; sums over a row use two of them as 16 logical lanes.
///
/// A row's sum adds element i to lane i mod 16 in ascending order, then the lanes by one fixed tree, so that its bits
/// do not depend on the machine's vector width, nor on whether the code is compiled.
public final class Lanes {
    /// Eight floats a vector.
    public static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;

    private static final VectorShuffle<Float> SWAP4 = VectorShuffle.fromValues(SPECIES, 4, 5, 6, 7, 0, 1, 2, 3);
    private static final VectorShuffle<Float> SWAP2 = VectorShuffle.fromValues(SPECIES, 2, 3, 0, 1, 6, 7, 4, 5);
    private static final VectorShuffle<Float> SWAP1 = VectorShuffle.fromValues(SPECIES, 1, 0, 3, 2, 5, 4, 7, 6);

    private Lanes() {}

    /// Eight floats of `a` from index `i` on.
    public static FloatVector load(float[] a, int i) {
        return FloatVector.fromArray(SPECIES, a, i);
    }

    /// The same number in all lanes.
    public static FloatVector broadcast(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }

    /// Sum of 16 lanes by the fixed tree (i, i+8), (i, i+4), (i, i+2), (i, i+1).
    public static float sum(FloatVector low, FloatVector high) {
        FloatVector t = low.add(high);
        t = t.add(t.rearrange(SWAP4));
        t = t.add(t.rearrange(SWAP2));
        t = t.add(t.rearrange(SWAP1));
        return t.lane(0);
    }

    /// Largest of 16 lanes; NaN if one is NaN.
    public static float maximum(FloatVector low, FloatVector high) {
        FloatVector t = low.max(high);
        t = t.max(t.rearrange(SWAP4));
        t = t.max(t.rearrange(SWAP2));
        t = t.max(t.rearrange(SWAP1));
        return t.lane(0);
    }
}
