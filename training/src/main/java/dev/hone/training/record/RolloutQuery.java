package dev.hone.training.record;

import java.util.OptionalInt;

/// Which rollouts of a run to show: of one step or of all, in which order, and how many.
///
/// Throws: `IllegalArgumentException` if the limit is below 1.
public record RolloutQuery(OptionalInt step, Order order, int limit) {
    public RolloutQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("at least 1 rollout: " + limit);
        }
    }

    /// Which come first. Rollouts that were not judged have no reward and are neither worst nor best.
    public enum Order {
        /// As they were made.
        MADE("1 = 1", "line"),
        /// The lowest reward first, among equals the newest.
        WORST("reward IS NOT NULL", "reward, line DESC"),
        /// The highest reward first, among equals the newest.
        BEST("reward IS NOT NULL", "reward DESC, line DESC"),
        /// Only those with a flag, the newest first.
        FLAGGED("flags <> ''", "line DESC");

        private final String condition;
        private final String by;

        Order(String condition, String by) {
            this.condition = condition;
            this.by = by;
        }
    }

    String sql() {
        return "SELECT line, score, reward, advantage, tokens, entropy, ratio, clipped, repetition, flags FROM rollout "
                + "WHERE run = ? AND " + order.condition + (step.isPresent() ? " AND step = ?" : "") + " ORDER BY "
                + order.by + " LIMIT ?";
    }
}
