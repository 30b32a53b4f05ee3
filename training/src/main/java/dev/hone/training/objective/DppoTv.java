package dev.hone.training.objective;

import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.TokenPass;

/// Leaves a token out once its probability moved too far in the direction in which the advantage pushes it: a trust
/// region in total variation instead of a bound on the ratio.
///
/// l = −M · r · A with M = 0 where A > 0 and π − πold > δ, or A < 0 and πold − π > δ, else 1
///
/// A rare token may change its ratio much, a frequent one hardly.
///
/// Shapes: one value a trained token. Units: δ is a difference of probabilities.
/// Throws: `IllegalArgumentException` unless 0 < δ <= 1.
/// Source: DPPO, arXiv:2602.04879, in the binary form, as verl's `dppo_tv` has it (threshold 0.2, its default). The
/// paper also has a form over the top k tokens, for which the engine gives no numbers. verl cuts r at 20 besides, here
/// [dev.hone.training.tokens.LogRatio] cuts it far above.
public record DppoTv(double delta) implements Objective {
    /// verl's threshold.
    public DppoTv() {
        this(0.2);
    }

    public DppoTv {
        Bounds.share("the bound of the total variation", delta);
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
        double r = pass.ratio(t);
        double w = pass.weight(t) * pass.advantage(t);
        if (Math.signum(pass.advantage(t)) * moved(pass, t) > delta) {
            pass.clip(t, pass.advantage(t) > 0 ? Clip.HIGH : Clip.LOW);
            return 0;
        }
        pass.addToLogProb(t, -w * pass.ratioSlope(t));
        return -w * r;
    }

    private static double moved(TokenPass pass, int t) {
        return StrictMath.exp(pass.logProb(t)) - StrictMath.exp(pass.oldLogProb(t));
    }

    @Override
    public String name() {
        return "dppo-tv";
    }
}
