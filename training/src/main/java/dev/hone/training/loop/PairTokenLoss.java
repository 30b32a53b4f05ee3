package dev.hone.training.loop;

import dev.hone.engine.TokenLoss;
import dev.hone.training.preference.PreferenceBatch;
import dev.hone.training.preference.PreferenceBatch.Side;
import java.util.Arrays;

/// A preference loss as the engine sees it, one completion at a time: the derivatives are known before, because a loss
/// of two completions needs both log-probabilities. The price is a forward pass more.
record PairTokenLoss(PreferenceBatch batch) implements TokenLoss {
    @Override
    public double at(
            int tree, int segment, float[] logProb, float[] entropy, float[] dLogProb, float[] dEntropy, int length) {
        Side side = Side.values()[segment];
        Arrays.fill(dLogProb, 0, length, (float) batch.slope(tree, side));
        return side == Side.CHOSEN ? batch.share(tree) : 0;
    }
}
