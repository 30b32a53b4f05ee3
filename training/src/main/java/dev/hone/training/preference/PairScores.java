package dev.hone.training.preference;

/// What a preference loss may look at for one pair: the chosen and the rejected completion of a prompt.
///
/// `chosen` and `rejected` are log-probabilities of whole completions, log π(y|x) = Σ log π(token), under the policy;
/// `referenceChosen` and `referenceRejected` those under the reference, 0 where the loss needs none. Lengths count
/// tokens, the end token among them. `baseline` is z of [Kto], 0 for all others.
///
/// Units: natural logarithms.
/// Throws: `IllegalArgumentException` for an empty completion.
public record PairScores(
        double chosen,
        double rejected,
        double referenceChosen,
        double referenceRejected,
        int chosenLength,
        int rejectedLength,
        double baseline) {
    public PairScores {
        if (chosenLength < 1 || rejectedLength < 1) {
            throw new IllegalArgumentException("a completion of a pair has at least one token, not " + chosenLength
                    + " (chosen) and " + rejectedLength + " (rejected)");
        }
    }

    /// How much more likely the chosen completion is under the policy than under the reference, as a logarithm.
    double chosenRatio() {
        return chosen - referenceChosen;
    }

    /// The same of the rejected completion.
    double rejectedRatio() {
        return rejected - referenceRejected;
    }

    /// The difference of the log-ratios.
    double margin() {
        return chosenRatio() - rejectedRatio();
    }

    /// The difference of the log-ratios a token.
    double marginPerToken() {
        return chosenRatio() / chosenLength - rejectedRatio() / rejectedLength;
    }

    /// Mean log-probability of a token of the chosen completion.
    double chosenPerToken() {
        return chosen / chosenLength;
    }

    /// The same of the rejected completion.
    double rejectedPerToken() {
        return rejected / rejectedLength;
    }
}
