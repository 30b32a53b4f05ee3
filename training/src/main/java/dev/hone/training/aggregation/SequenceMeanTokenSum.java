package dev.hone.training.aggregation;

/// Every completion counts as one action whose log-probability is the sum of its tokens'.
///
/// share = 1 / S
///
/// Shapes: a number a completion. S counts completions of which no token is trained, too.
/// Source: RLOO, arXiv:2402.14740, which treats the completion as one action.
public record SequenceMeanTokenSum() implements Aggregation {
    @Override
    public double share(int trainedTokens, BatchCounts counts) {
        return 1.0 / counts.sequences();
    }

    @Override
    public String name() {
        return "sequence-mean-token-sum";
    }
}
