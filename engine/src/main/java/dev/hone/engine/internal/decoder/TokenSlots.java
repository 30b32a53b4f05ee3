package dev.hone.engine.internal.decoder;

import java.util.Arrays;

/// One number a scored token: log-probability, entropy, and the loss's derivatives. Reused from block to block.
final class TokenSlots {
    private int size;
    private float[] logProb = new float[256];
    private float[] entropy = new float[256];
    private float[] dLogProb = new float[256];
    private float[] dEntropy = new float[256];

    void clear() {
        size = 0;
    }

    /// Takes `n` slots, all 0, and returns the first.
    int take(int n) {
        int first = size;
        size += n;
        if (size > logProb.length) {
            int capacity = Math.max(size, 2 * logProb.length);
            logProb = Arrays.copyOf(logProb, capacity);
            entropy = Arrays.copyOf(entropy, capacity);
            dLogProb = Arrays.copyOf(dLogProb, capacity);
            dEntropy = Arrays.copyOf(dEntropy, capacity);
        }
        Arrays.fill(logProb, first, size, 0f);
        Arrays.fill(entropy, first, size, 0f);
        Arrays.fill(dLogProb, first, size, 0f);
        Arrays.fill(dEntropy, first, size, 0f);
        return first;
    }

    float[] logProb() {
        return logProb;
    }

    float[] entropy() {
        return entropy;
    }

    float[] dLogProb() {
        return dLogProb;
    }

    float[] dEntropy() {
        return dEntropy;
    }
}
