package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Copies one head's columns of a run of rows into panels that the products of attention read.
///
/// Position t of the panels is row t of the run; a prefix and a segment are two runs, one after the other.
final class AttentionPanels {
    private AttentionPanels() {}

    /// Positions as columns: `to[t / 16][i][t % 16] = from[t][i]`, for positions `first` .. `first + n - 1`.
    static void columns(float[] from, int at, int ld, int n, int width, float[] to, int panels, int first) {
        int end = first + n;
        int t = first;
        while (t < end) {
            int o = panels + (t >> 4) * width * 16 + (t & 15);
            int f = at + (t - first) * ld;
            if ((t & 7) == 0 && t + 8 <= end) {
                Transpose.eightRows(from, f, ld, width, to, o, 16);
                t += 8;
            } else {
                for (int i = 0; i < width; i++) {
                    to[o + 16 * i] = from[f + i];
                }
                t++;
            }
        }
    }

    /// Positions as rows: `to[i / 16][t][i % 16] = from[t][i]`; panels are `16 * capacity` apart.
    static void rows(
            float[] from, int at, int ld, int n, int width, float[] to, int panels, int capacity, int first) {
        for (int i = 0; i < width; i += 16) {
            int o = panels + i * capacity + 16 * first;
            for (int r = 0, f = at + i; r < n; r++, f += ld, o += 16) {
                FloatVector.fromArray(SPECIES, from, f).intoArray(to, o);
                FloatVector.fromArray(SPECIES, from, f + 8).intoArray(to, o + 8);
            }
        }
    }
}
