package dev.hone.training.aggregation;

import dev.hone.training.tokens.CompletionTokens;

/// Every prompt counts the same; the tokens of all its completions share equally.
///
/// share = 1 / (P · T)      with P prompts of the optimizer step, and T trained tokens of all completions of the prompt
///
/// Shapes: a number a completion, the same for all completions of a prompt.
/// Throws: `IllegalArgumentException` for a completion that does not know how many tokens its prompt has.
/// Source: the prompt-average of ScaleRL, arXiv:2510.13786; DAPO's token mean where there is one prompt.
public record PromptMean() implements Aggregation {
    @Override
    public double share(CompletionTokens completion, BatchCounts counts) {
        int tokens = completion.notes().promptTokens();
        if (tokens == 0) {
            throw new IllegalArgumentException("prompt-mean needs the trained tokens of all completions of a prompt");
        }
        return share(tokens, counts);
    }

    @Override
    public double share(int trainedTokens, BatchCounts counts) {
        return 1.0 / ((double) counts.prompts() * trainedTokens);
    }

    @Override
    public String name() {
        return "prompt-mean";
    }
}
