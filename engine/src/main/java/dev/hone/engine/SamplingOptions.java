package dev.hone.engine;

import java.util.List;

/// How tokens are drawn. The default is the policy itself: temperature 1, nothing cut off.
///
/// `temperature` 0 is greedy (log-probabilities are then those at temperature 1). `topK` 0, `topP` 1 and `minP` 0
/// switch the truncation off; where several are set they apply in that order. `endTokens` end a completion and belong
/// to it; `stopStrings` end it as soon as its text contains one of them (needs a tokenizer).
public record SamplingOptions(
        double temperature,
        int topK,
        double topP,
        double minP,
        int maxTokens,
        List<Integer> endTokens,
        List<String> stopStrings) {

    public SamplingOptions {
        if (!(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature must be 0 (greedy) or positive: " + temperature);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("top-k must be 0 (off) or positive: " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top-p must lie in (0, 1]: " + topP);
        }
        if (!(minP >= 0 && minP < 1)) {
            throw new IllegalArgumentException("min-p must lie in [0, 1): " + minP);
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maximum tokens must be at least 1: " + maxTokens);
        }
        endTokens = List.copyOf(endTokens);
        stopStrings = List.copyOf(stopStrings);
    }

    /// Samples the policy at temperature 1 until one of the end tokens or the maximum.
    public static SamplingOptions policy(int maxTokens, List<Integer> endTokens) {
        return new SamplingOptions(1, 0, 1, 0, maxTokens, endTokens, List.of());
    }

    /// Whether a draw can only come from a part of the vocabulary, so that behaviour and policy differ.
    public boolean truncates() {
        return topK > 0 || topP < 1 || minP > 0;
    }

    /// The same options at another temperature.
    public SamplingOptions withTemperature(double value) {
        return new SamplingOptions(value, topK, topP, minP, maxTokens, endTokens, stopStrings);
    }

    /// The same options with at most this many tokens.
    public SamplingOptions withMaxTokens(int most) {
        return new SamplingOptions(temperature, topK, topP, minP, most, endTokens, stopStrings);
    }
}
