package dev.hone.training.loop;

import dev.hone.engine.TokenLoss;
import dev.hone.training.task.DemonstrationTokens;
import java.util.List;

/// The mean of -log p over all trained tokens of a step: those of the continuations that are the model's own; prompts
/// and the answers of worlds are not trained.
///
/// L = -1/N · Σ log p(token),  dL/d(log p) = -1/N
///
/// Units: nats a token.
final class SupervisedLoss implements TokenLoss {
    private final List<DemonstrationTokens> demonstrations;
    private final float share;
    private final long tokens;
    private final double[] nats;

    SupervisedLoss(List<DemonstrationTokens> demonstrations) {
        this.demonstrations = demonstrations;
        this.tokens = demonstrations.stream().mapToLong(DemonstrationTokens::trained).sum();
        this.share = (float) (-1.0 / tokens);
        this.nats = new double[demonstrations.size()];
    }

    @Override
    public double at(
            int tree, int segment, float[] logProb, float[] entropy, float[] dLogProb, float[] dEntropy, int length) {
        double sum = 0;
        boolean[] own = demonstrations.get(tree).own();
        for (int t = 0; t < length; t++) {
            sum -= own[t] ? logProb[t] : 0;
            dLogProb[t] = own[t] ? share : 0;
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
