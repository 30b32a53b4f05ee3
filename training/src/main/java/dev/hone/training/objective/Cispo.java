package dev.hone.training.objective;

import dev.hone.training.tokens.TokenPass;

/// Clips the importance weight instead of the surrogate and stops its gradient, so that no token is left out.
///
/// l = −sg(min(r, 1 + εhigh)) · A · log π,  dl/d log π = −min(r, 1 + εhigh) · A
///
/// Shapes: one value a trained token. Units: natural logarithms; εhigh is absolute.
/// Throws: `IllegalArgumentException` if εhigh is not positive.
/// Source: MiniMax-M1, arXiv:2506.13585 (no lower bound); ScaleRL, arXiv:2510.13786, cuts at 5, which is εhigh 4 here
/// and `epsilon_high` 5 in TRL. A cut weight still moves its token and is not counted as clipped.
public record Cispo(double epsilonHigh) implements Objective {
    /// ScaleRL's cut.
    public Cispo() {
        this(4);
    }

    public Cispo {
        Bounds.positive("the upper clip bound", epsilonHigh);
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
        double w = pass.weight(t) * pass.advantage(t) * Math.min(pass.ratio(t), 1 + epsilonHigh);
        pass.addToLogProb(t, -w);
        return -w * pass.logProb(t);
    }

    @Override
    public String name() {
        return "cispo";
    }
}
