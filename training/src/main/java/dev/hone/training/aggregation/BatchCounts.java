package dev.hone.training.aggregation;

import dev.hone.training.tokens.CompletionTokens;
import java.util.List;

/// What an aggregation divides by, counted once over everything that one optimizer step sees, however the step is cut
/// into micro-batches.
///
/// `tokens` counts trained tokens. `sequences` counts completions, also those of which no token is trained, and
/// `prompts` the groups that they make.
public record BatchCounts(long tokens, int sequences, int prompts) {
    public BatchCounts {
        if (tokens < 0 || sequences < 0 || prompts < 0) {
            throw new IllegalArgumentException(
                    "counts must not be negative: " + tokens + ", " + sequences + ", " + prompts);
        }
    }

    /// Counts of the completions of one prompt.
    public BatchCounts(long tokens, int sequences) {
        this(tokens, sequences, 1);
    }

    /// Counts of groups of completions.
    public static BatchCounts ofGroups(List<List<CompletionTokens>> groups) {
        BatchCounts all = of(groups.stream().flatMap(List::stream).toList());
        return new BatchCounts(all.tokens, all.sequences, groups.size());
    }

    /// Counts of these completions, which belong to one prompt.
    public static BatchCounts of(List<CompletionTokens> completions) {
        long tokens = 0;
        for (CompletionTokens c : completions) {
            tokens += c.trainedTokens();
        }
        return new BatchCounts(tokens, completions.size());
    }
}
