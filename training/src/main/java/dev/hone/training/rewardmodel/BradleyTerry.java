package dev.hone.training.rewardmodel;

import dev.hone.training.preference.Logistic;

/// The likelihood of preferences under the model of Bradley and Terry, whose chances depend on the difference of
/// rewards; what they leave open, a constant, is drawn to 0.
///
/// L = -log σ(r(chosen) - r(rejected) - m) + c · (r(chosen) + r(rejected))²
///
/// Units: rewards have the scale that makes a difference of 1 a chance of σ(1) = 73 %; m is the margin that the data
/// names for a pair, 0 where it names none; c is `centring`.
/// Throws: `IllegalArgumentException` if c is negative.
/// Source: InstructGPT, arXiv:2203.02155, equation 1; the margin as in Llama 2, arXiv:2307.09288; the centring as in
/// arXiv:2312.09244, with 0.01 as there.
public record BradleyTerry(double centring) {
    public BradleyTerry {
        if (!(centring >= 0) || Double.isInfinite(centring)) {
            throw new IllegalArgumentException(
                    "centring is " + centring + "; it must be a finite number of at least 0");
        }
    }

    /// c = 0.01.
    public BradleyTerry() {
        this(0.01);
    }

    /// The loss of a pair and its derivatives by the two rewards.
    public record PairLoss(double value, double dChosen, double dRejected) {}

    /// The loss of these two rewards.
    public PairLoss at(double chosen, double rejected, double margin) {
        double x = chosen - rejected - margin;
        double sum = chosen + rejected;
        double slope = -Logistic.sigmoid(-x);
        double pull = 2 * centring * sum;
        return new PairLoss(-Logistic.logSigmoid(x) + centring * sum * sum, slope + pull, pull - slope);
    }
}
