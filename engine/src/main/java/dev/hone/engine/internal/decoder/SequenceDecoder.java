package dev.hone.engine.internal.decoder;

/// Goes on with many sequences by one token each: what a sampler needs of a model, or of several in step.
public interface SequenceDecoder {
    /// Logits after the last call of `step`: row i at `i * stride()`. They may be overwritten.
    float[] logits();

    /// Logits behind the prompts of the last call of `prompts`: row i at `i * stride()`.
    float[] promptLogits();

    /// Floats between rows of logits.
    int stride();

    /// Computes the first `n` prompts of the list together.
    void prompts(int[][] ids, int n);

    /// Lets sequence `s` begin with the keys and values of prompt `prompt`, `positions` of them.
    void begin(int s, int prompt, int positions);

    /// Sets row `i` of the next step: sequence `s` goes on with this token, which stands at this position.
    void row(int i, int s, int tokenId, int at);

    /// Computes the logits behind the first `n` rows.
    void step(int n);
}
