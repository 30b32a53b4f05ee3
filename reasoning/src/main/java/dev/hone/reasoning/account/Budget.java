package dev.hone.reasoning.account;

/// What one question may cost: completions, and tokens of completions. [#UNLIMITED] has no bound.
///
/// Throws: `IllegalArgumentException` if a bound is not positive.
public record Budget(long calls, long tokens) {
    /// No bound.
    public static final Budget UNLIMITED = new Budget(Long.MAX_VALUE, Long.MAX_VALUE);

    public Budget {
        if (calls < 1 || tokens < 1) {
            throw new IllegalArgumentException(
                    "a budget has at least one call and one token: " + calls + ", " + tokens);
        }
    }

    /// A bound on the tokens of completions.
    public static Budget ofTokens(long tokens) {
        return new Budget(Long.MAX_VALUE, tokens);
    }

    /// A bound on completions.
    public static Budget ofCalls(long calls) {
        return new Budget(calls, Long.MAX_VALUE);
    }

    /// So many times as much; a bound that is too large for a number is none.
    public Budget times(int count) {
        return new Budget(product(calls, count), product(tokens, count));
    }

    private static long product(long bound, int count) {
        return bound > Long.MAX_VALUE / count ? Long.MAX_VALUE : bound * count;
    }
}
