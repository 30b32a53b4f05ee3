package dev.hone.training.loop;

import dev.hone.engine.TokenLoss;
import dev.hone.training.imitation.TokenWeight;
import dev.hone.training.task.DemonstrationTokens;
import java.util.List;

/// The likelihood of demonstrations, weighed as a whole and token by token.
///
/// L = -μ/N · Σ φ(p) · log p,  dL/d(log p) = -μ/N · φ(p)    over the N trained tokens; φ has no gradient
///
/// Units: nats a token.
final class ImitationLoss implements TokenLoss {
    private final List<DemonstrationTokens> demonstrations;
    private final TokenWeight phi;
    private final double share;
    private final long tokens;
    private final double[] nats;

    ImitationLoss(List<DemonstrationTokens> demonstrations, double weight, TokenWeight phi) {
        this.demonstrations = demonstrations;
        this.phi = phi;
        this.tokens = demonstrations.stream().mapToLong(DemonstrationTokens::trained).sum();
        this.share = weight / tokens;
        this.nats = new double[demonstrations.size()];
    }

    @Override
    public double at(
            int tree, int segment, float[] logProb, float[] entropy, float[] dLogProb, float[] dEntropy, int length) {
        boolean[] own = demonstrations.get(tree).own();
        double sum = 0;
        double loss = 0;
        for (int t = 0; t < length; t++) {
            double weight = own[t] ? share * phi.of(logProb[t]) : 0;
            dLogProb[t] = (float) -weight;
            loss -= own[t] ? weight * logProb[t] : 0;
            sum -= own[t] ? logProb[t] : 0;
        }
        nats[tree] = sum;
        return loss;
    }

    /// Trained tokens.
    long tokens() {
        return tokens;
    }

    /// Nats a token without any weight, summed in the order of the trees, whoever computed them.
    double nats() {
        double sum = 0;
        for (double n : nats) {
            sum += n;
        }
        return sum / tokens;
    }
}
