package dev.hone.engine.internal.decoder;

import java.util.Arrays;

/// The rows that a decoder computes together, and the segments that they form. Reused from batch to batch.
///
/// A segment is a run of rows of one sequence; its prefix, if it has one, is a run of rows elsewhere in the same
/// buffers. A row's position counts from the beginning of the prefix.
final class RowPlan {
    private int rows;
    private int segments;
    private int[] token = new int[64];
    private int[] position = new int[64];
    private int[] tree = new int[64];
    private int[] segment = new int[64];
    private int[] firstRow = new int[16];
    private int[] count = new int[16];
    private int[] prefixRow = new int[16];
    private int[] prefixCount = new int[16];

    void clear() {
        cut(0, 0);
    }

    /// Forgets the rows and segments behind the first ones.
    void cut(int keptSegments, int keptRows) {
        segments = keptSegments;
        rows = keptRows;
    }

    /// Appends a segment of the first `n` tokens, whose prefix of `prefixRows` rows begins at row `prefix`.
    void add(int[] tokens, int n, int prefix, int prefixRows) {
        add(tokens, n, prefix, prefixRows, 0, 0);
    }

    /// The same for segment `segmentId` of tree `treeId` of a block; -1 is a root.
    void add(int[] tokens, int n, int prefix, int prefixRows, int treeId, int segmentId) {
        if (segments == firstRow.length) {
            int capacity = 2 * segments;
            firstRow = Arrays.copyOf(firstRow, capacity);
            count = Arrays.copyOf(count, capacity);
            prefixRow = Arrays.copyOf(prefixRow, capacity);
            prefixCount = Arrays.copyOf(prefixCount, capacity);
        }
        if (rows + n > token.length) {
            int capacity = Math.max(2 * token.length, rows + n);
            token = Arrays.copyOf(token, capacity);
            position = Arrays.copyOf(position, capacity);
            tree = Arrays.copyOf(tree, capacity);
            segment = Arrays.copyOf(segment, capacity);
        }
        firstRow[segments] = rows;
        count[segments] = n;
        prefixRow[segments] = prefix;
        prefixCount[segments] = prefixRows;
        segments++;
        for (int i = 0; i < n; i++) {
            token[rows] = tokens[i];
            position[rows] = prefixRows + i;
            tree[rows] = treeId;
            segment[rows] = segmentId;
            rows++;
        }
    }

    int rows() {
        return rows;
    }

    int segments() {
        return segments;
    }

    int token(int row) {
        return token[row];
    }

    int position(int row) {
        return position[row];
    }

    /// The tree of a row, counted in its block.
    int tree(int row) {
        return tree[row];
    }

    /// The segment of a row in its tree; -1 is the root.
    int segment(int row) {
        return segment[row];
    }

    int firstRow(int s) {
        return firstRow[s];
    }

    int count(int s) {
        return count[s];
    }

    int prefixRow(int s) {
        return prefixRow[s];
    }

    int prefixCount(int s) {
        return prefixCount[s];
    }

    /// Positions that the longest segment sees, prefix included.
    int longest() {
        int longest = 0;
        for (int s = 0; s < segments; s++) {
            longest = Math.max(longest, prefixCount[s] + count[s]);
        }
        return longest;
    }
}
