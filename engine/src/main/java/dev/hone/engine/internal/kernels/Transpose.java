package dev.hone.engine.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Transposes blocks of eight rows in registers.
///
/// Pairs of columns are gathered by loads that begin earlier in later rows, so that each pair already lies in its
/// place and a blend is enough; neighbours then change places by shifts of 64-bit lanes. No load leaves the span from
/// the first number of the first row to the last of the last row.
final class Transpose {
    private static final VectorMask<Float> UPPER_HALF = VectorMask.fromLong(Lanes.SPECIES, 0b11110000);
    private static final VectorMask<Float> UPPER_PAIRS = VectorMask.fromLong(Lanes.SPECIES, 0b11001100);
    private static final VectorMask<Float> ODD = VectorMask.fromLong(Lanes.SPECIES, 0b10101010);

    private Transpose() {}

    /// t[j][i] = s[i][j] for eight rows, `lds` >= 8 apart, of `columns` (a multiple of 8) columns; rows of t are `ldt`
    /// apart.
    static void eightRows(float[] s, int so, int lds, int columns, float[] t, int to, int ldt) {
        int s1 = so + lds;
        int s2 = s1 + lds;
        int s3 = s2 + lds;
        int s4 = s3 + lds;
        int s5 = s4 + lds;
        int s6 = s5 + lds;
        int s7 = s6 + lds;
        for (int j = 0; j < columns; j += 2) {
            FloatVector even = pairs(s, so + j, s2 + j, s4 + j, s6 + j);
            FloatVector odd = pairs(s, s1 + j, s3 + j, s5 + j, s7 + j);
            int at = to + j * ldt;
            even.blend(raised(odd), ODD).intoArray(t, at);
            lowered(even).blend(odd, ODD).intoArray(t, at + ldt);
        }
    }

    /// Two neighbours of each of four rows, one after the other.
    private static FloatVector pairs(float[] s, int a, int b, int c, int d) {
        FloatVector low = Lanes.load(s, a).blend(Lanes.load(s, b - 2), UPPER_PAIRS);
        FloatVector high = Lanes.load(s, c - 4).blend(Lanes.load(s, d - 6), UPPER_PAIRS);
        return low.blend(high, UPPER_HALF);
    }

    private static FloatVector raised(FloatVector x) {
        return x.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 32).reinterpretAsFloats();
    }

    private static FloatVector lowered(FloatVector x) {
        return x.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 32).reinterpretAsFloats();
    }
}
