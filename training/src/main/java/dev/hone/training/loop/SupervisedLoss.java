package dev.hone.training.loop;

import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import java.util.List;

/// The mean of -log p over all trained tokens of a step: those of the continuations; prompts are not trained.
///
/// L = -1/N · Σ log p(token),  dL/d(log p) = -1/N
///
/// Units: nats a token.
final class SupervisedLoss implements TokenLoss {
    private final float share;
    private final long tokens;
    private final double[] nats;

    SupervisedLoss(List<TokenTree> trees) {
        this.tokens = trees.stream()
                .flatMap(t -> t.continuations().stream())
                .mapToLong(c -> c.length)
                .sum();
        this.share = (float) (-1.0 / tokens);
        this.nats = new double[trees.size()];
    }

    @Override
    public double at(
            int tree, int segment, float[] logProb, float[] entropy, float[] dLogProb, float[] dEntropy, int length) {
        double sum = 0;
        for (int t = 0; t < length; t++) {
            sum -= logProb[t];
            dLogProb[t] = share;
        }
        nats[tree] = sum;
        return sum / tokens;
    }

    /// Trained tokens.
    long tokens() {
        return tokens;
    }

    /// The loss, summed in the order of the trees, whoever computed them.
    double mean() {
        double sum = 0;
        for (double n : nats) {
            sum += n;
        }
        return sum / tokens;
    }
}
