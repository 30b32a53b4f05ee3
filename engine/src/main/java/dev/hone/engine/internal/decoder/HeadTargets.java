package dev.hone.engine.internal.decoder;

import dev.hone.engine.internal.kernels.LogSoftmax;
import java.util.Arrays;

/// Which rows the output head scores, and the tokens asked of each: usually one, several where the last row of a prefix
/// predicts the first token of every continuation.
///
/// Each target has a slot in the arrays of log-probabilities, entropies and their derivatives.
final class HeadTargets {
    private int rows;
    private int targets;
    private int[] row = new int[64];
    private int[] firstTarget = new int[65];
    private int[] token = new int[64];
    private int[] slot = new int[64];
    private int[] tree = new int[64];
    private int[] segment = new int[64];
    private int[] index = new int[64];
    private float[] stats = new float[64 * LogSoftmax.STATS];

    private float[] dLogProb = new float[64];
    private float[] dEntropy = new float[64];

    void clear() {
        rows = 0;
        targets = 0;
        firstTarget[0] = 0;
    }

    /// Appends a row; its targets follow.
    void row(int r) {
        if (rows == row.length) {
            row = Arrays.copyOf(row, 2 * rows);
            firstTarget = Arrays.copyOf(firstTarget, 2 * rows + 1);
            stats = Arrays.copyOf(stats, 2 * rows * LogSoftmax.STATS);
        }
        row[rows] = r;
        rows++;
        firstTarget[rows] = targets;
    }

    /// Asks a token of the last row: token `indexInSegment` of a segment of a tree, whose numbers go to a slot.
    void target(int tokenId, int slotIndex, int treeIndex, int segmentIndex, int indexInSegment) {
        if (targets == token.length) {
            token = Arrays.copyOf(token, 2 * targets);
            slot = Arrays.copyOf(slot, 2 * targets);
            tree = Arrays.copyOf(tree, 2 * targets);
            segment = Arrays.copyOf(segment, 2 * targets);
            index = Arrays.copyOf(index, 2 * targets);
            dLogProb = Arrays.copyOf(dLogProb, 2 * targets);
            dEntropy = Arrays.copyOf(dEntropy, 2 * targets);
        }
        token[targets] = tokenId;
        slot[targets] = slotIndex;
        tree[targets] = treeIndex;
        segment[targets] = segmentIndex;
        index[targets] = indexInSegment;
        targets++;
        firstTarget[rows] = targets;
    }

    int rows() {
        return rows;
    }

    /// Number of targets of all rows.
    int targets() {
        return targets;
    }

    int rowOf(int i) {
        return row[i];
    }

    int firstTarget(int i) {
        return firstTarget[i];
    }

    int endTarget(int i) {
        return firstTarget[i + 1];
    }

    int token(int target) {
        return token[target];
    }

    int slot(int target) {
        return slot[target];
    }

    int tree(int target) {
        return tree[target];
    }

    int segment(int target) {
        return segment[target];
    }

    /// The target's place in its segment.
    int index(int target) {
        return index[target];
    }

    int[] tokens() {
        return token;
    }

    /// Derivative of the loss by each target's log-probability; the head fills it from the slots.
    float[] dLogProb() {
        return dLogProb;
    }

    /// Derivative of the loss by each target's entropy.
    float[] dEntropy() {
        return dEntropy;
    }

    float[] stats() {
        return stats;
    }
}
