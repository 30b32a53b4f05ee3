package dev.hone.training.objective;

import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.TokenPass;

/// Leaves a token out once the divergence of the policies at it is too large and the advantage pushes on.
///
/// D = πold · log(πold/π) + (1 − πold) · log((1 − πold)/(1 − π))
/// l = −M · r · A with M = 0 where D > δ and (A > 0 and r > 1, or A < 0 and r < 1), else 1
///
/// Shapes: one value a trained token. Units: δ in nats. 1e-8 is added to 1 − π in both places.
/// Throws: `IllegalArgumentException` if δ is not positive.
/// Source: DPPO, arXiv:2602.04879, in the binary form, as verl's `dppo_kl` has it (threshold 0.2, its default). The
/// paper also has a form over the top k tokens, for which the engine gives no numbers. verl cuts r at 20 besides, here
/// [dev.hone.training.tokens.LogRatio] cuts it far above.
public record DppoKl(double delta) implements Objective {
    private static final double EPSILON = 1e-8;

    /// verl's threshold.
    public DppoKl() {
        this(0.2);
    }

    public DppoKl {
        Bounds.positive("the bound of the divergence", delta);
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
        if (pass.advantage(t) * pass.logRatio(t) > 0 && divergence(pass, t) > delta) {
            pass.clip(t, pass.advantage(t) > 0 ? Clip.HIGH : Clip.LOW);
            return 0;
        }
        pass.addToLogProb(t, -w * pass.ratioSlope(t));
        return -w * r;
    }

    private static double divergence(TokenPass pass, int t) {
        double old = StrictMath.exp(pass.oldLogProb(t));
        double now = StrictMath.exp(pass.logProb(t));
        return -old * pass.logRatio(t)
                + (1 - old) * StrictMath.log((1 - old + EPSILON) / (1 - now + EPSILON));
    }

    @Override
    public String name() {
        return "dppo-kl";
    }
}
