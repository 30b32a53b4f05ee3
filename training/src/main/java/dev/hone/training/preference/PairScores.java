package dev.hone.training.preference;

import java.util.Optional;

/// What a preference loss may look at for one pair: the chosen and the rejected completion of a prompt.
///
/// `chosen` and `rejected` are log-probabilities of whole completions, log π(y|x) = Σ log π(token), under the policy;
/// `referenceChosen` and `referenceRejected` those under the reference, 0 where the loss needs none. Lengths count
/// tokens, the end token among them. `baseline` is z of [Kto], 0 for all others. `gold` is a third completion of the
/// prompt, which is to be imitated, where the loss needs one.
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
        double baseline,
        Optional<Gold> gold) {
    /// The gold completion under the policy.
    public record Gold(double logProb, int length) {
        public Gold {
            if (length < 1) {
                throw new IllegalArgumentException("a gold completion has at least one token, not " + length);
            }
        }

        double perToken() {
            return logProb / length;
        }
    }

    /// A pair without a gold completion.
    public PairScores(
            double chosen,
            double rejected,
            double referenceChosen,
            double referenceRejected,
            int chosenLength,
            int rejectedLength,
            double baseline) {
        this(chosen, rejected, referenceChosen, referenceRejected, chosenLength, rejectedLength, baseline,
                Optional.empty());
    }

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

    /// Mean log-probability of a token of what is to be imitated: the gold completion, else the chosen one.
    double imitatedPerToken() {
        return gold.map(Gold::perToken).orElseGet(this::chosenPerToken);
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
