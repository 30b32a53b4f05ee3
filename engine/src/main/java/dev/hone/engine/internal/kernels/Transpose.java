package dev.hone.engine.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Transposes blocks of floats in registers: three rounds that swap halves, quarters and neighbours of eight vectors.
final class Transpose {
    private static final VectorShuffle<Float> SWAP4 =
            VectorShuffle.fromValues(Lanes.SPECIES, 4, 5, 6, 7, 0, 1, 2, 3);
    private static final VectorShuffle<Float> SWAP2 =
            VectorShuffle.fromValues(Lanes.SPECIES, 2, 3, 0, 1, 6, 7, 4, 5);
    private static final VectorShuffle<Float> SWAP1 =
            VectorShuffle.fromValues(Lanes.SPECIES, 1, 0, 3, 2, 5, 4, 7, 6);
    private static final VectorMask<Float> UPPER4 = VectorMask.fromLong(Lanes.SPECIES, 0b11110000);
    private static final VectorMask<Float> UPPER2 = VectorMask.fromLong(Lanes.SPECIES, 0b11001100);
    private static final VectorMask<Float> UPPER1 = VectorMask.fromLong(Lanes.SPECIES, 0b10101010);

    private Transpose() {}

    /// t[j][i] = s[i][j] for eight rows `lds` apart and `columns` (a multiple of 8) columns; rows of t are `ldt` apart.
    static void eightRows(float[] s, int so, int lds, int columns, float[] t, int to, int ldt) {
        for (int j = 0; j < columns; j += 8) {
            eightByEight(s, so + j, lds, t, to + j * ldt, ldt);
        }
    }

    /// t[j][i] = s[i][j] for 8 x 8 floats.
    static void eightByEight(float[] s, int so, int lds, float[] t, int to, int ldt) {
        FloatVector a0 = Lanes.load(s, so);
        FloatVector a1 = Lanes.load(s, so + lds);
        FloatVector a2 = Lanes.load(s, so + 2 * lds);
        FloatVector a3 = Lanes.load(s, so + 3 * lds);
        FloatVector a4 = Lanes.load(s, so + 4 * lds);
        FloatVector a5 = Lanes.load(s, so + 5 * lds);
        FloatVector a6 = Lanes.load(s, so + 6 * lds);
        FloatVector a7 = Lanes.load(s, so + 7 * lds);

        FloatVector b0 = a0.blend(a4.rearrange(SWAP4), UPPER4);
        FloatVector b4 = a0.rearrange(SWAP4).blend(a4, UPPER4);
        FloatVector b1 = a1.blend(a5.rearrange(SWAP4), UPPER4);
        FloatVector b5 = a1.rearrange(SWAP4).blend(a5, UPPER4);
        FloatVector b2 = a2.blend(a6.rearrange(SWAP4), UPPER4);
        FloatVector b6 = a2.rearrange(SWAP4).blend(a6, UPPER4);
        FloatVector b3 = a3.blend(a7.rearrange(SWAP4), UPPER4);
        FloatVector b7 = a3.rearrange(SWAP4).blend(a7, UPPER4);

        FloatVector c0 = b0.blend(b2.rearrange(SWAP2), UPPER2);
        FloatVector c2 = b0.rearrange(SWAP2).blend(b2, UPPER2);
        FloatVector c1 = b1.blend(b3.rearrange(SWAP2), UPPER2);
        FloatVector c3 = b1.rearrange(SWAP2).blend(b3, UPPER2);
        FloatVector c4 = b4.blend(b6.rearrange(SWAP2), UPPER2);
        FloatVector c6 = b4.rearrange(SWAP2).blend(b6, UPPER2);
        FloatVector c5 = b5.blend(b7.rearrange(SWAP2), UPPER2);
        FloatVector c7 = b5.rearrange(SWAP2).blend(b7, UPPER2);

        c0.blend(c1.rearrange(SWAP1), UPPER1).intoArray(t, to);
        c0.rearrange(SWAP1).blend(c1, UPPER1).intoArray(t, to + ldt);
        c2.blend(c3.rearrange(SWAP1), UPPER1).intoArray(t, to + 2 * ldt);
        c2.rearrange(SWAP1).blend(c3, UPPER1).intoArray(t, to + 3 * ldt);
        c4.blend(c5.rearrange(SWAP1), UPPER1).intoArray(t, to + 4 * ldt);
        c4.rearrange(SWAP1).blend(c5, UPPER1).intoArray(t, to + 5 * ldt);
        c6.blend(c7.rearrange(SWAP1), UPPER1).intoArray(t, to + 6 * ldt);
        c6.rearrange(SWAP1).blend(c7, UPPER1).intoArray(t, to + 7 * ldt);
    }
}
