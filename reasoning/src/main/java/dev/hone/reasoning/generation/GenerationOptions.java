package dev.hone.reasoning.generation;

import java.util.List;

/// How a completion is drawn.
///
/// `temperature` 0 is greedy. `topK` 0, `topP` 1 and `minP` 0 switch the truncation off. `stops` end a completion as
/// soon as its text contains one of them; the text that is given ends before it, or with the token that completed it
/// where `stopText` is shown. `alternatives` of the likeliest tokens are reported for each token, 0 for none.
///
/// Throws: `IllegalArgumentException` for a value out of its range.
public record GenerationOptions(
        double temperature, int topK, double topP, double minP, int maxTokens, List<String> stops, StopText stopText,
        int alternatives) {
    /// Whether a completion's text has the stop string that ended it.
    public enum StopText { HIDDEN, SHOWN }

    public GenerationOptions {
        if (!(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature must be 0 (greedy) or positive: " + temperature);
        }
        if (topK < 0 || !(topP > 0 && topP <= 1) || !(minP >= 0 && minP < 1)) {
            throw new IllegalArgumentException("top-k must not be negative, top-p lie in (0, 1], min-p in [0, 1): "
                    + topK + ", " + topP + ", " + minP);
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maximum tokens must be at least 1: " + maxTokens);
        }
        if (alternatives < 0) {
            throw new IllegalArgumentException("alternatives must not be negative: " + alternatives);
        }
        stops = List.copyOf(stops);
    }

    /// The policy itself at a temperature.
    public static GenerationOptions of(double temperature, int maxTokens) {
        return new GenerationOptions(temperature, 0, 1, 0, maxTokens, List.of(), StopText.HIDDEN, 0);
    }

    /// The most likely token each time.
    public GenerationOptions greedy() {
        return new GenerationOptions(0, 0, 1, 0, maxTokens, stops, stopText, alternatives);
    }

    /// The same at another temperature.
    public GenerationOptions withTemperature(double value) {
        return new GenerationOptions(value, topK, topP, minP, maxTokens, stops, stopText, alternatives);
    }

    /// The same with at most this many tokens.
    public GenerationOptions withMaxTokens(int most) {
        return new GenerationOptions(temperature, topK, topP, minP, most, stops, stopText, alternatives);
    }

    /// The same with these stop strings.
    public GenerationOptions withStops(List<String> strings) {
        return new GenerationOptions(temperature, topK, topP, minP, maxTokens, strings, stopText, alternatives);
    }

    /// The same with this many alternatives a token.
    public GenerationOptions withAlternatives(int count) {
        return new GenerationOptions(temperature, topK, topP, minP, maxTokens, stops, stopText, count);
    }

    /// The same, with stop strings shown or hidden.
    public GenerationOptions withStopText(StopText form) {
        return new GenerationOptions(temperature, topK, topP, minP, maxTokens, stops, form, alternatives);
    }
}
