package dev.hone.engine.internal.files;

import dev.hone.engine.TensorView;

/// Moves rows of a checkpoint's tensor into the packed array of weights, and back.
///
/// A row of a checkpoint is a column of a packed matrix: its numbers lie 16 floats apart. Rows that are neighbours in
/// one panel are moved together, so that both sides are walked in the order of memory.
/// Shapes: `block` is rows x columns, row-major.
public final class PackedRows {
    private static final int PANEL = 16;

    private PackedRows() {}

    /// Puts rows `row` .. `row + rows - 1` of the tensor into `values`.
    public static void store(TensorView view, int row, int rows, float[] block, float[] values) {
        int columns = view.columns();
        for (int r = row, run; r < row + rows; r += run) {
            run = run(view, r, row + rows);
            int from = (r - row) * columns;
            if (run == 1 && contiguous(view, r)) {
                System.arraycopy(block, from, values, view.index(r, 0), columns);
                continue;
            }
            for (int c = 0; c < columns; c++) {
                int at = view.index(r, c);
                for (int j = 0; j < run; j++) {
                    values[at + j] = block[from + j * columns + c];
                }
            }
        }
    }

    /// Takes rows `row` .. `row + rows - 1` of the tensor out of `values`.
    public static void load(TensorView view, int row, int rows, float[] values, float[] block) {
        int columns = view.columns();
        for (int r = row, run; r < row + rows; r += run) {
            run = run(view, r, row + rows);
            int to = (r - row) * columns;
            if (run == 1 && contiguous(view, r)) {
                System.arraycopy(values, view.index(r, 0), block, to, columns);
                continue;
            }
            for (int c = 0; c < columns; c++) {
                int at = view.index(r, c);
                for (int j = 0; j < run; j++) {
                    block[to + j * columns + c] = values[at + j];
                }
            }
        }
    }

    private static int run(TensorView view, int row, int end) {
        int first = view.index(row, 0);
        int n = 1;
        while (n < PANEL && row + n < end && view.index(row + n, 0) == first + n) {
            n++;
        }
        return n;
    }

    private static boolean contiguous(TensorView view, int row) {
        int last = view.columns() - 1;
        return view.index(row, last) == view.index(row, 0) + last
                && (last == 0 || view.index(row, 1) == view.index(row, 0) + 1);
    }
}
