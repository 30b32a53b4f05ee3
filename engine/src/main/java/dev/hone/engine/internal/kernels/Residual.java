package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The sum of two rows: the residual stream and what a block adds to it, or a row and a bias.
public final class Residual {
    private Residual() {}

    /// z = x + y over `width` floats, a multiple of 8; `z` may be `x` or `y`.
    public static void add(float[] x, int xo, float[] y, int yo, float[] z, int zo, int width) {
        for (int i = 0; i < width; i += 8) {
            FloatVector.fromArray(SPECIES, x, xo + i).add(FloatVector.fromArray(SPECIES, y, yo + i)).intoArray(z,
                    zo + i);
        }
    }
}
