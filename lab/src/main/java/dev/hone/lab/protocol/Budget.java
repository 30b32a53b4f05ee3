package dev.hone.lab.protocol;

import java.util.List;

/// What the arms that are compared spend equally: for each seed, none of them spends more than `tolerance` times what
/// the thriftiest does. The ledger of the evidence proves it; where it fails, the claims are degenerate.
///
/// @param arms those that are matched; references and ceilings are not among them
public record Budget(Quantity quantity, double tolerance, List<String> arms) {
    /// What is counted.
    public enum Quantity {
        /// Tokens that the model wrote for training.
        SAMPLED_TOKENS,
        /// Tokens that a gradient was taken of.
        TRAINED_TOKENS,
        /// Completions or sequences that a gradient was taken of, or that were drawn for it.
        SAMPLES,
        /// Steps of the optimizer.
        UPDATES
    }

    /// @throws IllegalArgumentException if the tolerance is below 1, or fewer than two arms are compared
    public Budget {
        arms = List.copyOf(arms);
        if (!(tolerance >= 1) || arms.size() < 2) {
            throw new IllegalArgumentException("a budget matches two arms or more within a factor of at least 1: "
                    + arms + ", " + tolerance);
        }
    }
}
