package dev.hone.training.objective;

import dev.hone.foundation.Key;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenPass;
import dev.hone.training.tokens.TokenRow;
import dev.hone.training.tokens.TokenSelector;
import java.util.List;
import java.util.Optional;

/// The policy gradient that holds the few tokens of highest covariance near the old policy.
///
/// l = −r · A + β · |log r| for the picked tokens, −r · A for the others; picked are the max(1, ⌊share · N⌋) tokens
/// with the largest covariance of the step's N trained ones.
///
/// The covariance of a token is (A − mean A) · (log πold − mean log πold), the means over the optimizer step. The paper
/// takes log π; both are the same in the first update of a batch, and πold is known before the passes.
///
/// Shapes: one value a trained token. Units: covariances in advantage times nats; β per nat.
/// Throws: `IllegalArgumentException` unless share lies in (0, 1] and β >= 0.
/// Source: KL-Cov, arXiv:2505.22617 (share 2e-4, β 1); |log r| is the code's estimate of the divergence.
public record KlCov(double share, double coefficient) implements Objective, TokenSelector {
    /// The paper's settings.
    public KlCov() {
        this(2e-4, 1);
    }

    public KlCov {
        Bounds.share("the share of picked tokens", share);
        Bounds.notNegative("the KL coefficient", coefficient);
    }

    @Override
    public Optional<TokenSelector> selector() {
        return Optional.of(this);
    }

    @Override
    public boolean movesWithoutAdvantage() {
        return coefficient > 0;
    }

    @Override
    public List<boolean[]> pick(List<CompletionTokens> step, Key key) {
        var tokens = new TokenRow(step);
        double[] row = tokens.covariances();
        return tokens.split(TokenRow.largest(row, Math.max(1, (int) (share * TokenRow.count(row)))));
    }

    @Override
    public double at(TokenPass pass) {
        double loss = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                loss += token(pass, t);
            }
        }
        return loss;
    }

    private double token(TokenPass pass, int t) {
        double w = pass.weight(t);
        double loss = -w * pass.advantage(t) * pass.ratio(t);
        pass.addToLogProb(t, -w * pass.advantage(t) * pass.ratioSlope(t));
        if (pass.pickedByObjective(t)) {
            double x = pass.logRatio(t);
            pass.addToLogProb(t, w * coefficient * Math.signum(x));
            loss += w * coefficient * Math.abs(x);
        }
        return loss;
    }

    @Override
    public String name() {
        return "kl-cov";
    }
}
