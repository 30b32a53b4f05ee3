package dev.hone.reasoning.remote;

/// Fields of a request that not every server takes, or takes as they are meant.
enum Extra {
    /// `logprobs`: log-probabilities of the tokens.
    LOG_PROBS,
    /// `return_token_ids`: ids of the prompt and of the tokens.
    TOKEN_IDS,
    /// `top_k`, `top_p` and `min_p` where they are off, too: a server may truncate where it is not told not to.
    TRUNCATION,
    /// `n`: several choices, all of them in the account.
    SAMPLES,
    /// `stop`, with `stop_reason` in the answer and `include_stop_str_in_output`.
    STOPS
}
