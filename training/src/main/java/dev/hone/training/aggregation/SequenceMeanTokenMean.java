package dev.hone.training.aggregation;

/// Every completion counts the same, its tokens share equally; a token of a long completion weighs less.
///
/// share = 1 / (S · |s|)
///
/// Shapes: a number a completion. S counts completions of which no token is trained, too.
/// Source: GRPO, arXiv:2402.03300, equation 3.
public record SequenceMeanTokenMean() implements Aggregation {
    @Override
    public double share(int trainedTokens, BatchCounts counts) {
        return 1.0 / ((double) counts.sequences() * trainedTokens);
    }

    @Override
    public String name() {
        return "sequence-mean-token-mean";
    }
}
