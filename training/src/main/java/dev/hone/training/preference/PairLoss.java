package dev.hone.training.preference;

/// The loss of one pair and its derivatives by the log-probabilities of the two completions, and of the gold one where
/// there is one.
///
/// A token's log-probability is a summand of its completion's, so its derivative is the completion's.
public record PairLoss(double value, double dChosen, double dRejected, double dGold) {
    /// A loss of two completions alone.
    public PairLoss(double value, double dChosen, double dRejected) {
        this(value, dChosen, dRejected, 0);
    }

    /// A loss that depends on [PairScores#margin] alone.
    static PairLoss ofMargin(double value, double slope) {
        return new PairLoss(value, slope, -slope);
    }

    /// A loss that depends on a difference of means over tokens.
    static PairLoss ofMarginPerToken(PairScores pair, double value, double slope) {
        return new PairLoss(value, slope / pair.chosenLength(), -slope / pair.rejectedLength());
    }

    /// The same plus `weight` times the negative log-likelihood of a token of the chosen completion.
    PairLoss plusLikelihood(PairScores pair, double weight) {
        return new PairLoss(
                value - weight * pair.chosenPerToken(), dChosen - weight / pair.chosenLength(), dRejected, dGold);
    }

    /// The same plus `weight` times the negative log-likelihood of a token of the gold completion.
    PairLoss plusGold(PairScores pair, double weight) {
        PairScores.Gold gold = pair.gold().orElseThrow();
        return new PairLoss(
                value - weight * gold.perToken(), dChosen, dRejected, dGold - weight / gold.length());
    }
}
