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

    /// Asks a token of the last row.
    void target(int tokenId, int slotIndex) {
        if (targets == token.length) {
            token = Arrays.copyOf(token, 2 * targets);
            slot = Arrays.copyOf(slot, 2 * targets);
            dLogProb = Arrays.copyOf(dLogProb, 2 * targets);
            dEntropy = Arrays.copyOf(dEntropy, 2 * targets);
        }
        token[targets] = tokenId;
        slot[targets] = slotIndex;
        targets++;
        firstTarget[rows] = targets;
    }

    int rows() {
        return rows;
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
