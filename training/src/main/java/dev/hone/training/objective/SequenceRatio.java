package dev.hone.training.objective;

import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.LogRatio;
import dev.hone.training.tokens.TokenPass;

/// Log-ratios of a completion as a whole.
final class SequenceRatio {
    private SequenceRatio() {}

    /// Σ log π/πold over trained tokens, each cut as [LogRatio] says.
    static double sum(TokenPass pass) {
        double sum = 0;
        for (int t = 0; t < pass.length(); t++) {
            sum += pass.trained(t) ? LogRatio.clamped(pass.logRatio(t)) : 0;
        }
        return sum;
    }

    /// The mean of log π/πold over trained tokens, the logarithm of the ratios' geometric mean.
    static double mean(TokenPass pass) {
        double sum = 0;
        for (int t = 0; t < pass.length(); t++) {
            sum += pass.trained(t) ? pass.logRatio(t) : 0;
        }
        return sum / pass.trainedTokens();
    }

    /// What became of a token: on which side a ratio is clipped, given the sign of the advantage.
    static Clip clip(double advantage, double ratio, double low, double high) {
        if (advantage > 0 && ratio > 1 + high) {
            return Clip.HIGH;
        }
        return advantage < 0 && ratio < 1 - low
                ? Clip.LOW
                : Clip.NONE;
    }
}
