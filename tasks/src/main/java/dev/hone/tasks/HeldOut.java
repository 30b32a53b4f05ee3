package dev.hone.tasks;

import dev.hone.foundation.InputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Sets of problems without duplicates, for evaluation.
public final class HeldOut {
    private HeldOut() {}

    /// The first `count` different problems of a source, in its order.
    ///
    /// Throws: [InputException] where 50 draws a wanted problem do not yield enough different ones.
    public static List<Problem> distinct(ProblemSource source, int count) {
        List<Problem> problems = new ArrayList<>(count);
        Set<String> seen = new HashSet<>();
        long most = 1000 + 50L * count;
        for (long i = 0; i < most && problems.size() < count; i++) {
            Problem problem = source.problem(i);
            if (seen.add(problem.family() + '\n' + problem.prompt())) {
                problems.add(problem);
            }
        }
        if (problems.size() < count) {
            throw new InputException("asked for " + count + " different problems, but " + most + " draws gave only "
                    + problems.size() + "; ask for fewer or use larger difficulties");
        }
        return List.copyOf(problems);
    }
}
