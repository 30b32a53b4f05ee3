package dev.hone.reasoning.generation;

/// What not every generator can do.
public enum Capability {
    /// Log-probabilities of the tokens that were drawn.
    LOG_PROBS("log-probabilities"),
    /// Log-probabilities of the likeliest tokens besides.
    ALTERNATIVES("the likeliest tokens at each place"),
    /// Ids of prompts and tokens, and prompts made of ids.
    TOKEN_IDS("token ids"),
    /// Texts cut into token ids.
    TOKENIZER("a way to cut texts into tokens"),
    /// Log-probabilities of tokens that somebody else wrote.
    SCORES("log-probabilities of given tokens"),
    /// The model's chat template.
    CHAT("a chat template");

    private final String meaning;

    Capability(String meaning) {
        this.meaning = meaning;
    }

    /// What it is, in a few words.
    public String meaning() {
        return meaning;
    }
}
