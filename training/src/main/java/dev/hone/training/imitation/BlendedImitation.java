package dev.hone.training.imitation;

/// From imitation to exploration: what demonstrations gain, the algorithm's own loss gives up.
///
/// L = (1 − μ) · L_RL + μ · L_demo    with μ as [MixingCurve] says
///
/// Throws: `IllegalArgumentException` unless peak and valley lie in [0, 1].
/// Source: CHORD, arXiv:2508.11408: CHORD-µ lowers µ (0.9 to 0.05 over 200 steps) and counts all tokens alike, CHORD-φ
/// keeps it small and constant and weighs tokens by φ = p · (1 − p) (`tokens: uncertain`).
public record BlendedImitation(double peak, double valley, int warmUp, int decay, TokenWeight tokens)
        implements Imitation {
    public BlendedImitation {
        if (peak > 1 || valley > 1) {
            throw new IllegalArgumentException("peak is " + peak + " and valley " + valley
                    + "; a blend gives at most all, 1, to the demonstrations");
        }
        MixingCurve.require(peak, valley, warmUp, decay);
    }

    /// CHORD-µ.
    public BlendedImitation() {
        this(0.9, 0.05, 0, 200, TokenWeight.ALL);
    }

    @Override
    public double weight(int step) {
        return MixingCurve.at(step, peak, valley, warmUp, decay);
    }

    @Override
    public double policyWeight(int step) {
        return 1 - weight(step);
    }

    @Override
    public String name() {
        return "blended";
    }
}
