package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Sums the columns of a matrix: the gradient of a norm's scale or of a bias.
///
/// g[n] += y[0, n] + y[1, n] + ...   one chain of additions over ascending rows
///
/// Shapes: `rows` rows of `columns` floats (a multiple of 16), `ldy` apart. To cut columns over threads, move `yo` and
/// `go`.
public final class ColumnSum {
    private ColumnSum() {}

    /// Adds the column sums of y to g.
    public static void add(
            float[] y, int yo, int ldy, int rows, float[] g, int go, int columns, Chain chain) {
        for (int i = 0; i < columns; i += 16) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, go + i);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, go + i + 8);
            FloatVector a = chain == Chain.CLOSED ? FloatVector.zero(SPECIES) : g0;
            FloatVector b = chain == Chain.CLOSED ? FloatVector.zero(SPECIES) : g1;
            for (int r = 0, o = yo + i; r < rows; r++, o += ldy) {
                a = a.add(FloatVector.fromArray(SPECIES, y, o));
                b = b.add(FloatVector.fromArray(SPECIES, y, o + 8));
            }
            if (chain == Chain.CLOSED) {
                a = g0.add(a);
                b = g1.add(b);
            }
            a.intoArray(g, go + i);
            b.intoArray(g, go + i + 8);
        }
    }
}
