package dev.hone.training.supplement;

import dev.hone.training.rollout.Group;

/// What enters a group besides the completions that the policy draws for it. A member says what and when; the loop,
/// which has the model and the tasks, makes the completions.
///
/// Supplements are asked in order, after the verifier judged and before rewards and baselines: one that serves groups
/// without a right answer sees what the ones before it have added. What they add belongs to the group's baseline.
public sealed interface Supplement permits ReplaySuccesses, Demonstrations, Guidance {
    /// The most completions that a group of this size may gain.
    int most(int group);

    /// Whether this group gains some, where there are any.
    boolean serves(Group group);

    /// As recipes spell it.
    String name();

    /// Refuses a count that is negative or absurd.
    static void requireCount(String what, int count) {
        if (count < 0 || count > 1 << 16) {
            throw new IllegalArgumentException(what + " must be a number from 0 to 65536: " + count);
        }
    }
}
