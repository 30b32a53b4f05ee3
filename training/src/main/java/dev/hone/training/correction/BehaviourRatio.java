package dev.hone.training.correction;

import dev.hone.training.tokens.LogRatio;
import dev.hone.training.tokens.TokenPass;

/// How much likelier the proximal policy finds what the behaviour policy drew.
final class BehaviourRatio {
    private BehaviourRatio() {}

    /// πold / πbehaviour of token t.
    static double of(TokenPass pass, int t) {
        return LogRatio.ratio(pass.oldLogProb(t) - pass.behaviourLogProb(t));
    }

    /// Π πold / πbehaviour over the trained tokens.
    static double ofCompletion(TokenPass pass) {
        double sum = 0;
        for (int t = 0; t < pass.length(); t++) {
            sum += pass.trained(t) ? pass.oldLogProb(t) - pass.behaviourLogProb(t) : 0;
        }
        return LogRatio.ratio(sum);
    }

    /// Multiplies the weights of all trained tokens.
    static void correct(TokenPass pass, double factor) {
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                pass.correct(t, factor);
            }
        }
    }

    /// Refuses a window of ratios that does not hold 1.
    static void requireWindow(double low, double high) {
        if (!(low >= 0 && low <= 1 && high >= 1) || Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "importance weights are kept from low to high with 0 <= low <= 1 <= high:"
                            + " " + low + ", " + high);
        }
    }

    /// Refuses a cap that would change weights of 1.
    static void requireCap(double cap) {
        if (!(cap >= 1) || Double.isInfinite(cap)) {
            throw new IllegalArgumentException("the cap of importance weights must be at least 1: " + cap);
        }
    }
}
