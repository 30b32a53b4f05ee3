package dev.hone.training.aggregation;

/// Every trained token of the batch counts the same; long completions weigh more.
///
/// share = 1 / Σ_s |s|, one count over the whole batch
///
/// Shapes: a number a completion. Source: DAPO, arXiv:2503.14476, section 3.3. The paper divides by the tokens of a
/// group and averages over groups; here, as in its code and in TRL, the count is that of the whole batch.
public record TokenMean() implements Aggregation {
    @Override
    public double share(int trainedTokens, BatchCounts counts) {
        return 1.0 / counts.tokens();
    }

    @Override
    public String name() {
        return "token-mean";
    }
}
