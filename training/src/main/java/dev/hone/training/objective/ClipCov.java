package dev.hone.training.objective;

import dev.hone.foundation.Key;
import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenPass;
import dev.hone.training.tokens.TokenRow;
import dev.hone.training.tokens.TokenSelector;
import java.util.List;
import java.util.Optional;

/// PPO's clip that leaves out a few random tokens of high covariance, which would make the policy's entropy collapse.
///
/// l = 0 for the picked tokens, else as [PpoClip]. Picked are max(1, ⌊share · N⌋) random ones of the tokens with
/// low < covariance < high, or all of them if there are fewer; N counts the step's trained tokens.
///
/// The covariance of a token is (A − mean A) · (log πold − mean log πold), the means over the optimizer step. The paper
/// takes log π; both are the same in the first update of a batch, and πold is known before the passes.
///
/// Shapes: one value a trained token. Units: covariances in advantage times nats.
/// Throws: `IllegalArgumentException` unless share lies in (0, 1], low < high, and the bounds are PPO's.
/// Source: Clip-Cov, arXiv:2505.22617 (share 2e-4, covariance 1 to 5). Its code never picks what PPO clips anyway; here
/// such a token may use up a pick.
public record ClipCov(double share, double low, double high, double epsilonLow, double epsilonHigh)
        implements Objective, TokenSelector {
    /// The paper's settings.
    public ClipCov() {
        this(2e-4, 1, 5, 0.2, 0.2);
    }

    public ClipCov {
        Bounds.share("the share of picked tokens", share);
        Bounds.ofRatio(epsilonLow, epsilonHigh);
        if (!(low < high)) {
            throw new IllegalArgumentException("the covariances to pick from must have low < high: " + low + ", "
                    + high);
        }
    }

    @Override
    public Optional<TokenSelector> selector() {
        return Optional.of(this);
    }

    @Override
    public List<boolean[]> pick(List<CompletionTokens> step, Key key) {
        var tokens = new TokenRow(step);
        double[] row = tokens.covariances();
        int count = Math.max(1, (int) (share * TokenRow.count(row)));
        for (int i = 0; i < row.length; i++) {
            boolean candidate = row[i] > low && row[i] < high;
            // a random order of the candidates: the largest keyed numbers win
            row[i] = candidate ? key.uniform(i) : Double.NaN;
        }
        return tokens.split(TokenRow.largest(row, count));
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
        if (pass.pickedByObjective(t)) {
            pass.clip(t, pass.ratio(t) < 1 ? Clip.LOW : Clip.HIGH);
            return 0;
        }
        return PpoClip.token(pass, t, epsilonLow, epsilonHigh);
    }

    @Override
    public String name() {
        return "clip-cov";
    }
}
