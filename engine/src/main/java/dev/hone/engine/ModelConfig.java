package dev.hone.engine;

/// The shape of a decoder: everything that the arithmetic depends on, nothing about text.
///
/// Shapes: `width` is the residual stream, `feedForward` the inner width of SwiGLU, `heads * headWidth` the queries'
/// width, `keyValueHeads * headWidth` that of keys and of values.
public record ModelConfig(
        Architecture architecture,
        int vocabulary,
        int width,
        int feedForward,
        int layers,
        int heads,
        int keyValueHeads,
        int headWidth,
        int maxPositions,
        float normEpsilon,
        Rotary rotary,
        Head head) {

    /// What sits on the last hidden state.
    public enum Head {
        /// Logits by the token embedding itself.
        TIED,
        /// Logits by a matrix of their own.
        FREE,
        /// One number a position (reward models, critics); a token embedding, no logits.
        SCALAR
    }

    public ModelConfig {
        requirePositive("vocab_size", vocabulary);
        requirePositive("hidden_size", width);
        requirePositive("intermediate_size", feedForward);
        requirePositive("num_hidden_layers", layers);
        requirePositive("num_attention_heads", heads);
        requirePositive("num_key_value_heads", keyValueHeads);
        requirePositive("head_dim", headWidth);
        requirePositive("max_position_embeddings", maxPositions);
        if (heads % keyValueHeads != 0) {
            throw new IllegalArgumentException("num_attention_heads (" + heads
                    + ") must be a multiple of num_key_value_heads (" + keyValueHeads + ")");
        }
        if (headWidth % 2 != 0) {
            throw new IllegalArgumentException("head_dim must be even for the rotary embedding: " + headWidth);
        }
        if (!(normEpsilon > 0) || Float.isInfinite(normEpsilon)) {
            throw new IllegalArgumentException("rms_norm_eps must be a positive number: " + normEpsilon);
        }
    }

    /// The same shape under another head.
    public ModelConfig with(Head other) {
        return new ModelConfig(
                architecture, vocabulary, width, feedForward, layers, heads, keyValueHeads, headWidth, maxPositions,
                normEpsilon, rotary, other);
    }

    /// Queries that share one key and value head.
    public int queriesPerKey() {
        return heads / keyValueHeads;
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
