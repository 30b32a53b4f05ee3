package dev.hone.training.aggregation;

import dev.hone.training.tokens.CompletionTokens;

/// How tokens become one number: each trained token of a completion gets the same share of the batch.
///
/// L = Σ_s Σ_t share_s · l_st
public sealed interface Aggregation
        permits TokenMean, TokenSum, SequenceMeanTokenMean, SequenceMeanTokenSum, PromptMean, ConstantLength,
        Aggregation.Custom {
    /// The share of each trained token of a completion that has this many (at least 1).
    double share(int trainedTokens, BatchCounts counts);

    /// The share of each trained token of this completion, which has at least one.
    default double share(CompletionTokens completion, BatchCounts counts) {
        return share(completion.trainedTokens(), counts);
    }

    /// As recipes spell it.
    String name();

    /// An aggregation of the user's own. Must be a pure function of its arguments.
    non-sealed interface Custom extends Aggregation {
        @Override
        default String name() {
            return "custom";
        }
    }
}
