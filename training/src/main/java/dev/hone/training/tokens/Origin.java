package dev.hone.training.tokens;

/// Where a completion came from.
public enum Origin {
    /// The policy drew it for this batch.
    SAMPLED,
    /// The policy drew it behind the first tokens of a demonstration, which are forced and never trained.
    GUIDED,
    /// An earlier policy drew it; it was kept.
    REPLAYED,
    /// Somebody else wrote it.
    DEMONSTRATED;

    /// Whether its trained tokens are draws of the policy that the step begins with.
    public boolean isOnPolicy() {
        return switch (this) {
            case SAMPLED, GUIDED -> true;
            case REPLAYED, DEMONSTRATED -> false;
        };
    }
}
