package dev.hone.training.loop;

import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;

/// A loss times a number.
record ScaledLoss(TokenLoss loss, double factor) implements TokenLoss {
    /// The loss itself where the factor is 1.
    static TokenLoss of(TokenLoss loss, double factor) {
        return factor == 1 ? loss : new ScaledLoss(loss, factor);
    }

    @Override
    public double at(
            int tree, int segment, float[] logProb, float[] entropy, float[] dLogProb, float[] dEntropy, int length) {
        double value = loss.at(tree, segment, logProb, entropy, dLogProb, dEntropy, length);
        for (int t = 0; t < length; t++) {
            dLogProb[t] = (float) (factor * dLogProb[t]);
            dEntropy[t] = (float) (factor * dEntropy[t]);
        }
        return factor * value;
    }

    @Override
    public boolean scores(TokenTree tree, int segment) {
        return loss.scores(tree, segment);
    }
}
