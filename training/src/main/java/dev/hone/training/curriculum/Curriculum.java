package dev.hone.training.curriculum;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.rollout.Group;
import java.util.List;
import java.util.Map;

/// Which problems the policy is asked as it gets better. A member is a pure function of numbers that it keeps by name,
/// which are part of the checkpoint.
///
/// Shapes: the names are the member's own; a problem is chosen by the numbers as they are when its step begins.
public sealed interface Curriculum permits AdaptiveDifficulty, RetireSolved, Curriculum.Custom {
    /// The part of the mixture from which a problem is drawn.
    ///
    /// @param draws the only source of chance, another one for each problem
    default TaskMixture part(TaskMixture all, Map<String, Double> numbers, Draws draws) {
        return all;
    }

    /// Whether this problem is asked; another one is drawn where it is not.
    default boolean asks(Problem problem, Map<String, Double> numbers) {
        return true;
    }

    /// The numbers after a step, for which the policy drew these groups.
    Map<String, Double> next(TaskMixture all, Map<String, Double> numbers, List<Group> groups);

    /// As recipes spell it.
    String name();

    /// A curriculum of the user's own. Must be pure.
    non-sealed interface Custom extends Curriculum {
        @Override
        default String name() {
            return "custom";
        }
    }
}
