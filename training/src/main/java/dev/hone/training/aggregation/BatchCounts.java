package dev.hone.training.aggregation;

import dev.hone.training.tokens.CompletionTokens;
import java.util.List;

/// What an aggregation divides by, counted once over everything that one optimizer step sees, however the step is cut
/// into micro-batches.
///
/// `tokens` counts trained tokens. `sequences` counts completions, also those of which no token is trained.
public record BatchCounts(long tokens, int sequences) {
    public BatchCounts {
        if (tokens < 0 || sequences < 0) {
            throw new IllegalArgumentException("counts must not be negative: " + tokens + ", " + sequences);
        }
    }

    /// Counts of these completions.
    public static BatchCounts of(List<CompletionTokens> completions) {
        long tokens = 0;
        for (CompletionTokens c : completions) {
            tokens += c.trainedTokens();
        }
        return new BatchCounts(tokens, completions.size());
    }
}
