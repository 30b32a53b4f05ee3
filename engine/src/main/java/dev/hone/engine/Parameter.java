package dev.hone.engine;

/// One weight's place in the flat array of a model: where it begins, how it is laid out.
///
/// A matrix that multiplies rows from the right (Y = X W, W of `depth` x `columns`) is packed in panels of 16 columns:
/// panel p holds columns 16p .. 16p+15, its row k at `offset + p * depth * 16 + k * 16`. Padding rows and columns are 0
/// and stay 0.
public record Parameter(String name, Form form, int depth, int columns, int offset) {
    /// How the numbers of a weight lie.
    public enum Form {
        /// `depth` x `columns`, in panels of 16 columns.
        PANELS,
        /// `depth` rows of `columns` numbers (a token embedding that is not the head).
        ROWS,
        /// `columns` numbers, `depth` 1 (norms, biases, the scalar head).
        VECTOR
    }

    /// Numbers that the weight takes, padding included.
    public int size() {
        return depth * columns;
    }

    /// The place of element (k, n) of a matrix, or of element n of a vector with k = 0.
    public int index(int k, int n) {
        return switch (form) {
            case PANELS -> offset + (n >> 4) * depth * 16 + k * 16 + (n & 15);
            case ROWS -> offset + k * columns + n;
            case VECTOR -> offset + n;
        };
    }

    /// Whether weight decay applies: to matrices, not to norms and biases.
    public boolean decays() {
        return form != Form.VECTOR;
    }
}
