package dev.hone.training.imitation;

/// The likelihood of demonstrations beside the algorithm's own loss, which keeps its size.
///
/// L = L_RL + μ · L_demo    with μ as [MixingCurve] says
///
/// Throws: `IllegalArgumentException` where peak or valley is negative or not finite.
/// Source: InstructGPT, arXiv:2203.02155, equation 2, whose PPO-ptx adds the likelihood of pre-training data with a
/// constant γ; here of demonstrations, and on a schedule where one is set.
public record AddedImitation(double peak, double valley, int warmUp, int decay, TokenWeight tokens)
        implements Imitation {
    public AddedImitation {
        MixingCurve.require(peak, valley, warmUp, decay);
    }

    /// A constant tenth.
    public AddedImitation() {
        this(0.1, 0.1, 0, 0, TokenWeight.ALL);
    }

    @Override
    public double weight(int step) {
        return MixingCurve.at(step, peak, valley, warmUp, decay);
    }

    @Override
    public double policyWeight(int step) {
        return 1;
    }

    @Override
    public String name() {
        return "added";
    }
}
