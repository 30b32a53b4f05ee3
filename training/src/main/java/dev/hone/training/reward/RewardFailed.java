package dev.hone.training.reward;

/// A reward function gave no number where it had to: it threw, took too long, or gave one that is not finite.
public final class RewardFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RewardFailed(String message) {
        super(message);
    }

    RewardFailed(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage()); // reasons of verdicts show it, without a class name
    }
}
