package dev.hone.training.preference;

import java.util.Set;

/// DPO on log-ratios a token, so that long completions do not count more.
///
/// L = -log σ(β · (c / |chosen| - r / |rejected|))
///
/// Units: natural logarithms a token; β is larger than in DPO by about the length of a completion.
/// Throws: `IllegalArgumentException` if β is not positive.
/// Source: length-normalised DPO as in Tülu 3, arXiv:2411.15124.
public record NormalizedDpo(double beta) implements PreferenceLoss {
    public NormalizedDpo {
        Allowed.positive("beta", beta);
    }

    /// β = 5.
    public NormalizedDpo() {
        this(5);
    }

    @Override
    public String name() {
        return "normalized-dpo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double x = beta * pair.marginPerToken();
        return PairLoss.ofMarginPerToken(pair, -Logistic.logSigmoid(x), -beta * Logistic.sigmoid(-x));
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference) / length;
    }
}
