package dev.hone.training.aggregation;

/// Every token counts the same whatever the lengths in the batch: the divisor is a constant.
///
/// share = 1 / (S · L)
///
/// Shapes: a number a completion. Units: L in tokens, usually the longest completion that the sampler allows.
/// S counts completions of which no token is trained, too.
/// Throws: `IllegalArgumentException` if L is not positive.
/// Source: Dr. GRPO, arXiv:2503.20783, section 3.2 (listing 1: masked mean with a constant).
public record ConstantLength(int length) implements Aggregation {
    public ConstantLength {
        if (length < 1) {
            throw new IllegalArgumentException("the constant length must be at least 1 token: " + length);
        }
    }

    @Override
    public double share(int trainedTokens, BatchCounts counts) {
        return 1.0 / ((double) counts.sequences() * length);
    }

    @Override
    public String name() {
        return "constant-length";
    }
}
