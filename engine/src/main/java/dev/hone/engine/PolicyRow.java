package dev.hone.engine;

/// What the policy says of the next token, one row of the vocabulary, as the sampler sees it when it adds a token.
///
/// The policy is log-softmax(logits / temperature), untruncated; where the temperature is 0, that at temperature 1.
/// Valid only during the call that it is given to.
///
/// Units: natural logarithms, nats.
public interface PolicyRow {
    /// Log-probability of a token.
    float logProb(int id);

    /// Entropy of the row.
    float entropy();

    /// Mean log-probability over the whole vocabulary, each token counted once; minus infinity where a token cannot be.
    double meanLogProb();

    /// The k most likely tokens, or all where the vocabulary is smaller; the lower id first where two are equal.
    Top top(int k);

    /// Tokens with their log-probabilities, the most likely first.
    ///
    /// Shapes: both arrays have one entry a token.
    record Top(int[] ids, float[] logProbs) {}
}
