package dev.hone.training.record;

import java.util.OptionalInt;

/// Which rollouts of a run to show: of one step or of all, of one group of it or of all, in which order, and how many.
///
/// Throws: `IllegalArgumentException` if the limit is below 1.
public record RolloutQuery(OptionalInt step, OptionalInt group, Order order, int limit) {
    public RolloutQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("at least 1 rollout: " + limit);
        }
    }

    /// Of all groups.
    public RolloutQuery(OptionalInt step, Order order, int limit) {
        this(step, OptionalInt.empty(), order, limit);
    }

    /// All samples of one group, as they were made.
    public static RolloutQuery ofGroup(int step, int group) {
        return new RolloutQuery(OptionalInt.of(step), OptionalInt.of(group), Order.MADE, Integer.MAX_VALUE);
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
                + "WHERE run = ? AND " + order.condition + (step.isPresent() ? " AND step = ?" : "")
                + (group.isPresent() ? " AND prompt = ?" : "") + " ORDER BY " + order.by + " LIMIT ?";
    }
}
