package dev.hone.reasoning.account;

/// What something cost: completions that were asked for, tokens of prompts and of completions, and tokens that scorers
/// read or wrote.
///
/// A prompt counts once a request, however many completions it has, as servers count it.
public record Spend(long calls, long promptTokens, long completionTokens, long scorerTokens) {
    /// Nothing.
    public static final Spend NONE = new Spend(0, 0, 0, 0);

    /// Both together.
    public Spend plus(Spend other) {
        return new Spend(
                calls + other.calls, promptTokens + other.promptTokens, completionTokens + other.completionTokens,
                scorerTokens + other.scorerTokens);
    }

    /// Tokens that were written: what accuracy is shown against.
    public long written() {
        return completionTokens + scorerTokens;
    }
}
