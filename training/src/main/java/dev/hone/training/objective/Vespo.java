package dev.hone.training.objective;

import dev.hone.training.tokens.Level;
import dev.hone.training.tokens.TokenPass;

/// Weighs a completion by a smooth bump of its own ratio, which falls to 0 on both sides, instead of clipping.
///
/// W = exp(Σ_t log π/πold),  φ = exp(λ + k · log W − λ · W),  l_t = −sg(φ) · A_t · log π,  dl_t/d log π = −φ · A_t
///
/// φ(1) = 1. k and λ are `kPositive`, `lambdaPositive` where A >= 0, else the negative ones. log W is cut to
/// [log 1e-8, 20].
///
/// Shapes: one value a trained token, W one a completion. Units: natural logarithms; k and λ are numbers.
/// Throws: `IllegalArgumentException` if k is negative or λ is not positive.
/// Source: VESPO, arXiv:2602.10693, as in TRL's loss `vespo`, whose defaults these are; TRL counts a token-level
/// correction into W, here no correction goes with it.
public record Vespo(double kPositive, double lambdaPositive, double kNegative, double lambdaNegative)
        implements Objective {
    private static final double LOW = StrictMath.log(1e-8);
    private static final double HIGH = 20;

    /// TRL's defaults.
    public Vespo() {
        this(2, 3, 3, 2);
    }

    public Vespo {
        Bounds.notNegative("k of positive advantages", kPositive);
        Bounds.positive("lambda of positive advantages", lambdaPositive);
        Bounds.notNegative("k of negative advantages", kNegative);
        Bounds.positive("lambda of negative advantages", lambdaNegative);
    }

    @Override
    public double at(TokenPass pass) {
        double log = Math.clamp(SequenceRatio.sum(pass), LOW, HIGH);
        double ratio = StrictMath.exp(log);
        double positive = StrictMath.exp(lambdaPositive + kPositive * log - lambdaPositive * ratio);
        double negative = StrictMath.exp(lambdaNegative + kNegative * log - lambdaNegative * ratio);
        double loss = 0;
        for (int t = 0; t < pass.length(); t++) {
            if (pass.trained(t)) {
                double phi = pass.advantage(t) >= 0 ? positive : negative;
                double w = pass.weight(t) * pass.advantage(t) * phi;
                pass.addToLogProb(t, -w);
                loss -= w * pass.logProb(t);
            }
        }
        return loss;
    }

    @Override
    public Level level() {
        return Level.SEQUENCE;
    }

    @Override
    public String name() {
        return "vespo";
    }
}
