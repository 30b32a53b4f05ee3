package dev.hone.training.advantage;

import java.util.Arrays;

/// The reward minus the mean of the group, then brought to mean 0 and deviation 1 over all tokens of the batch.
///
/// B_i = r_i − mean(group),   A_i = (B_i − mean(B)) / (std(B) + ε)
///
/// Mean and deviation are those over tokens: a completion counts as often as it has tokens.
///
/// Shapes: one value a completion, for all its tokens. Units: standard deviations of the batch.
/// Throws: `IllegalArgumentException` if ε is negative or not finite.
/// Source: REINFORCE++ with baseline, arXiv:2501.03262; ε 1e-8 and tokens as weights as in verl and OpenRLHF. The paper
/// adds k2 to the loss: the regulariser `kl-in-loss` with estimator k2.
public record ReinforcePlusPlusBaseline(double epsilon) implements AdvantageEstimator {
    public ReinforcePlusPlusBaseline {
        Require.notNegative("epsilon", epsilon);
    }

    /// With verl's ε.
    public ReinforcePlusPlusBaseline() {
        this(1e-8);
    }

    @Override
    public Advantages estimate(Samples samples) {
        double[][][] centred = new double[samples.groups()][][];
        for (int g = 0; g < centred.length; g++) {
            double[] values = Moments.centred(samples.rewards()[g]);
            centred[g] = new double[values.length][];
            for (int s = 0; s < values.length; s++) {
                centred[g][s] = new double[samples.lengths()[g][s]];
                Arrays.fill(centred[g][s], values[s]);
            }
        }
        return Advantages.perToken(Whitening.overTokens(centred, epsilon));
    }

    @Override
    public String name() {
        return "reinforce-plus-plus-baseline";
    }
}
