package dev.hone.reasoning.account;

/// What something cost: completions that were asked for, tokens of prompts and of completions, tokens that scorers read
/// or wrote, tokens that further models computed beside them, and tokens that weights were trained on.
///
/// A prompt counts once a request, however many completions it has, as servers count it. `companionTokens` are prompts
/// and completions once for each model that steps beside the one that is asked ([dev.hone.engine.combine]).
/// `trainedTokens` are those of all sequences that gradients were computed for, each time.
public record Spend(
        long calls, long promptTokens, long completionTokens, long scorerTokens, long companionTokens,
        long trainedTokens) {
    /// Nothing.
    public static final Spend NONE = new Spend(0, 0, 0, 0);

    /// Of one model that is not trained.
    public Spend(long calls, long promptTokens, long completionTokens, long scorerTokens) {
        this(calls, promptTokens, completionTokens, scorerTokens, 0, 0);
    }

    /// Tokens of further models alone.
    public static Spend ofCompanions(long tokens) {
        return new Spend(0, 0, 0, 0, tokens, 0);
    }

    /// Tokens that weights were trained on alone.
    public static Spend ofTraining(long tokens) {
        return new Spend(0, 0, 0, 0, 0, tokens);
    }

    /// Both together.
    public Spend plus(Spend other) {
        return new Spend(
                calls + other.calls, promptTokens + other.promptTokens, completionTokens + other.completionTokens,
                scorerTokens + other.scorerTokens, companionTokens + other.companionTokens,
                trainedTokens + other.trainedTokens);
    }

    /// All tokens but those of prompts: what accuracy is shown against.
    public long written() {
        return completionTokens + scorerTokens + companionTokens + trainedTokens;
    }
}
