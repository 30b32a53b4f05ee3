package dev.hone.training.reward;

import dev.hone.tasks.Problem;
import dev.hone.training.rollout.Rollout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reason to reward rollouts for what the others of their group did, such as how many of them agree: a function of
/// the user's own, for which a lambda suffices.
///
/// It is called once a group, after all of its rollouts were judged, and sees the judged ones in their order; groups
/// come one after the other on one thread. A run that is resumed calls it again for the same groups and expects the
/// same numbers. Completions that are sampled beside a group, such as the greedy one of ReMax, are groups of one to it.
///
/// Shapes: one entry a rollout that was given, each a finite number, or `null` where there is nothing to say of it.
@FunctionalInterface
public interface GroupRewardFunction {
    /// The rewards of a group, in the order of its rollouts.
    List<@Nullable Double> rewards(Problem problem, List<Rollout> rollouts);
}
