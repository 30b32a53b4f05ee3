package dev.hone.training.objective;

import dev.hone.training.tokens.Level;
import dev.hone.training.tokens.TokenPass;

/// Least squares: the completion's log-ratio to the reference, scaled, shall be its advantage.
///
/// l = (β · Σ_t log π/πref − A)²,  dl/d log π_t = 2β · (β · Σ_u log π/πref − A)
///
/// Where A is the advantage under the best policy that a divergence of weight β allows, r − V*, the loss is 0 for that
/// policy and for no other. There is no ratio to the policy that sampled, and nothing to clip. The completion is one
/// action: its weight and its advantage are the means over its trained tokens.
///
/// Shapes: one value a completion. Units: natural logarithms; β in rewards per nat.
/// Throws: `IllegalArgumentException` if β is not positive.
/// Source: A*-PO, arXiv:2505.20686, algorithm 1 (β2, 1e-3 in its experiments).
public record AdvantageRegression(double beta) implements Objective {
    /// The paper's coefficient.
    public AdvantageRegression() {
        this(1e-3);
    }

    public AdvantageRegression {
        Bounds.positive("the coefficient of the log-ratio", beta);
    }

    @Override
    public double at(TokenPass pass) {
        double logRatio = 0;
        double weight = 0;
        double advantage = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                logRatio += pass.logProb(t) - pass.referenceLogProb(t);
                weight += pass.weight(t);
                advantage += pass.advantage(t);
            }
        }
        weight /= pass.trainedTokens();
        double miss = beta * logRatio - advantage / pass.trainedTokens();
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                pass.addToLogProb(t, 2 * weight * beta * miss);
            }
        }
        return weight * miss * miss;
    }

    @Override
    public Level level() {
        return Level.SEQUENCE;
    }

    @Override
    public boolean needsReference() {
        return true;
    }

    @Override
    public boolean movesWithoutAdvantage() {
        return true;
    }

    @Override
    public String name() {
        return "advantage-regression";
    }
}
