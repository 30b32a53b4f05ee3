package dev.hone.training.preference;

import java.util.Set;

/// A loss of a pair of completions, one of them preferred, as a pure function of their log-probabilities.
///
/// The batch's loss is the mean over its pairs. In the formulas of the members, c and r are the log-ratios
/// log π(y|x) - log πref(y|x) of the chosen and the rejected completion, h = c - r, and σ is the logistic function.
public sealed interface PreferenceLoss
        permits ApoDown, ApoZero, ConservativeDpo, Cpo, DiscoPop, Dpo, Exo, Hinge, Ipo, Kto, Nca, NormalizedDpo, Orpo,
        RobustDpo, Rpo, SimPo, Sppo, Tpo, TpoL, PreferenceLoss.Custom {
    /// A loss of one's own.
    non-sealed interface Custom extends PreferenceLoss {}

    /// What a loss looks at besides the policy's log-probabilities.
    enum Need {
        /// Log-probabilities under the first weights.
        REFERENCE,
        /// The policy's distance from the reference on prompts with completions of other prompts.
        BASELINE,
        /// A third completion, which is to be imitated.
        GOLD
    }

    /// As recipes spell it.
    String name();

    /// What must be measured; other numbers are 0.
    Set<Need> needs();

    /// The pair's loss and its derivatives.
    PairLoss at(PairScores pair);

    /// The reward that the policy implies for a completion, for reports: the loss raises that of the chosen over that
    /// of the rejected. `reference` is 0 where the loss needs none; `length` counts tokens.
    double reward(double logProb, double reference, int length);
}
