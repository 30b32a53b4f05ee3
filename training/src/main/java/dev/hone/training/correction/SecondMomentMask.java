package dev.hone.training.correction;

import dev.hone.foundation.Key;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenPass;
import dev.hone.training.tokens.TokenRow;
import dev.hone.training.tokens.TokenSelector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Importance weights without the most extreme tokens: the largest squared log-ratios are left out until the mean of
/// the others is small.
///
/// w = r, and 0 for the picked tokens, with r = πold / πbehaviour. Of the tokens with A > 0 and r > 1, or A < 0 and
/// r < 1, the largest (log r)² are picked until the mean of the rest is at most τ.
///
/// Shapes: one weight a trained token; the mean is over the optimizer step. Units: τ in squared nats. Left out tokens
/// still count in the aggregation, as in the paper.
/// Throws: `IllegalArgumentException` if τ is not positive.
/// Source: M2PO, arXiv:2510.01161, algorithm 1 (τ 0.04). The paper takes the current policy for πold; both are the same
/// in the first update of a batch whose old log-probabilities were computed again, and πold is known before the passes.
public record SecondMomentMask(double threshold) implements Correction, TokenSelector {
    /// The paper's threshold.
    public SecondMomentMask() {
        this(0.04);
    }

    public SecondMomentMask {
        if (!(threshold > 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("the bound of the second moment must be positive: " + threshold);
        }
    }

    @Override
    public Optional<TokenSelector> selector() {
        return Optional.of(this);
    }

    @Override
    public List<boolean[]> pick(List<CompletionTokens> step, Key key) {
        var tokens = new TokenRow(step);
        double[] row = tokens.values(SecondMomentMask::moment);
        double[] sorted = Arrays.stream(row).filter(x -> !Double.isNaN(x)).sorted().toArray();
        double sum = 0;
        int kept = 0;
        // means of ascending values ascend, so the first mean above the bound ends the search
        while (kept < sorted.length && sum + sorted[kept] <= threshold * (kept + 1)) {
            sum += sorted[kept++];
        }
        return tokens.split(TokenRow.largest(row, sorted.length - kept));
    }

    private static double moment(CompletionTokens tokens, int t) {
        double x = (double) tokens.oldLogProbs()[t] - tokens.behaviourLogProbs()[t];
        return tokens.advantages()[t] * x > 0 ? x * x : Double.NaN;
    }

    @Override
    public void at(TokenPass pass) {
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                pass.correct(t, pass.pickedByCorrection(t) ? 0 : BehaviourRatio.of(pass, t));
            }
        }
    }

    @Override
    public String name() {
        return "second-moment-mask";
    }
}
