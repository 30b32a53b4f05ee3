package dev.hone.training.aggregation;

/// Every trained token counts 1: the loss grows with the batch, and so does the learning rate's meaning.
///
/// share = 1
///
/// Shapes: a number a completion. Source: Tinker's losses, which are sums; with a fixed batch and constant length it is
/// Dr. GRPO's loss (arXiv:2503.20783) times a constant.
public record TokenSum() implements Aggregation {
    @Override
    public double share(int trainedTokens, BatchCounts counts) {
        return 1;
    }

    @Override
    public String name() {
        return "token-sum";
    }
}
