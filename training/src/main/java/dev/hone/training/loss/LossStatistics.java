package dev.hone.training.loss;

import dev.hone.training.tokens.TokenPass;
import java.util.List;

/// What one pass over a batch did, summed over completions in order. Means are over trained tokens of completions that
/// the policy drew; the loss is that of all.
///
/// - `loss`: the sum of the completions' parts
/// - `tokens`, `completions`: trained tokens, completions
/// - `ratioMean`, `ratioMin`, `ratioMax`: of π/πold; 1 in all three on policy, 1 where no token is trained
/// - `clippedLow`, `clippedHigh`: shares of tokens whose gradient was stopped on that side
/// - `approximateKl`: mean of r − 1 − log r, an estimate of KL(πold ‖ π) from tokens of πold
/// - `referenceKl`: mean of k3 to the reference; 0 where there is none
/// - `entropy`: mean entropy of the current policy
/// - `correctionMean`, `correctionMax`: of the correction's weights
/// - `effectiveSampleSize`: (Σw)² / (n · Σw²) of the correction's weights, in (0, 1]
///
/// Units: nats; shares in [0, 1].
public record LossStatistics(
        double loss,
        long tokens,
        int completions,
        double ratioMean,
        double ratioMin,
        double ratioMax,
        double clippedLow,
        double clippedHigh,
        double approximateKl,
        double referenceKl,
        double entropy,
        double correctionMean,
        double correctionMax,
        double effectiveSampleSize) {

    /// Sums these passes in their order.
    public static LossStatistics of(List<TokenPass> passes) {
        var total = new Sums();
        for (TokenPass pass : passes) {
            total.add(pass);
        }
        return total.statistics(passes.size());
    }

    /// Share of tokens whose gradient was stopped on either side.
    public double clipped() {
        return clippedLow + clippedHigh;
    }

    private static final class Sums {
        private double loss;
        private long tokens;
        private double ratio;
        private double ratioMin = Double.POSITIVE_INFINITY;
        private double ratioMax = Double.NEGATIVE_INFINITY;
        private long low;
        private long high;
        private double kl;
        private double referenceKl;
        private double entropy;
        private double weight;
        private double weightMax;
        private double weightSquares;

        void add(TokenPass pass) {
            loss += pass.loss();
            if (!pass.tokens().notes().origin().isOnPolicy()) {
                return;
            }
            tokens += pass.trainedTokens();
            ratio += pass.sums().ratioSum();
            ratioMin = Math.min(ratioMin, pass.sums().ratioMin());
            ratioMax = Math.max(ratioMax, pass.sums().ratioMax());
            low += pass.sums().clippedLow();
            high += pass.sums().clippedHigh();
            kl += pass.sums().klSum();
            referenceKl += pass.sums().referenceKlSum();
            entropy += pass.sums().entropySum();
            weight += pass.sums().correctionSum();
            weightMax = Math.max(weightMax, pass.sums().correctionMax());
            weightSquares += pass.sums().correctionSquares();
        }

        LossStatistics statistics(int completions) {
            if (tokens == 0) {
                return new LossStatistics(loss, 0, completions, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1);
            }
            double n = tokens;
            return new LossStatistics(
                    loss,
                    tokens,
                    completions,
                    ratio / n,
                    ratioMin,
                    ratioMax,
                    low / n,
                    high / n,
                    kl / n,
                    referenceKl / n,
                    entropy / n,
                    weight / n,
                    weightMax,
                    weightSquares == 0 ? 0 : weight * weight / (n * weightSquares));
        }
    }
}
