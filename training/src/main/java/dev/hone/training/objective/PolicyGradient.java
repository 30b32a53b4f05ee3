package dev.hone.training.objective;

import dev.hone.training.tokens.TokenPass;

/// The policy gradient with importance weights and nothing clipped.
///
/// l = −r · A,  dl/d log π = −r · A      with r = π / πold
///
/// On policy r is exactly 1 and the gradient is REINFORCE's, −A.
///
/// Shapes: one value a trained token. Units: natural logarithms; the log-ratio is cut as [TokenPass] says.
/// Source: REINFORCE (Williams 1992), with importance weights; differs from it only after the first optimizer step
/// of a batch.
public record PolicyGradient() implements Objective {
    @Override
    public double at(TokenPass pass) {
        double loss = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                double w = pass.weight(t) * pass.advantage(t);
                loss -= w * pass.ratio(t);
                pass.addToLogProb(t, -w * pass.ratioSlope(t));
            }
        }
        return loss;
    }

    @Override
    public String name() {
        return "policy-gradient";
    }
}
