package dev.hone.training.reward;

import dev.hone.training.rollout.Group;
import java.util.List;
import java.util.OptionalDouble;

/// A reward that needs more than one rollout at a time: one that compares the rollouts of a group, or that is far
/// cheaper to compute for a whole batch.
///
/// It answers for its own time. Rollouts that could not be judged are not among those that it is asked about.
@FunctionalInterface
public interface BatchReward {
    /// What is said of the rollouts of one group.
    sealed interface Said {
        /// A finite number each, or nothing where there is nothing to say of it. Shapes: one a rollout.
        record Values(List<OptionalDouble> values) implements Said {
            public Values {
                values = List.copyOf(values);
            }
        }

        /// Nothing, because something went wrong.
        record Failed(RuntimeException cause) implements Said {}
    }

    /// What it says of each group's rollouts, in their order; no group is empty.
    List<Said> rewards(List<Group> groups);
}
