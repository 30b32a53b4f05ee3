package dev.hone.training.objective;

import dev.hone.training.tokens.TokenPass;

/// Direct reward optimisation: the log-likelihood weighed by the advantage, and a quadratic pull to the old policy in
/// place of ratios and clips.
///
/// l = −A · log π + β/2 · (log π/πold)²,  dl/d log π = −A + β · log π/πold
///
/// Shapes: one value a trained token. Units: natural logarithms; β in advantage per nat.
/// Throws: `IllegalArgumentException` if β is not positive.
/// Source: DRO, arXiv:2405.19107; per token as in Tinker's loss `dro` (β 0.05 in its example). The paper measures the
/// completion as a whole and learns a value beside it; here the advantage comes from the estimator.
public record Dro(double beta) implements Objective {
    /// The example's coefficient.
    public Dro() {
        this(0.05);
    }

    public Dro {
        Bounds.positive("the coefficient of the quadratic term", beta);
    }

    @Override
    public boolean movesWithoutAdvantage() {
        return true;
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
        double x = pass.logRatio(t);
        pass.addToLogProb(t, w * (beta * x - pass.advantage(t)));
        return w * (beta / 2 * x * x - pass.advantage(t) * pass.logProb(t));
    }

    @Override
    public String name() {
        return "dro";
    }
}
