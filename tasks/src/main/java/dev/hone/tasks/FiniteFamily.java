package dev.hone.tasks;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import java.util.List;

/// A family whose problems are a list, such as a file of questions.
public interface FiniteFamily extends TaskFamily {
    /// All problems on one side of the wall, in the order of their source.
    List<Problem> problems(Split split);

    /// One of the training problems of this difficulty, each equally likely.
    @Override
    default Problem problem(Draws draws, int difficulty) {
        List<Problem> fitting = problems(Split.TRAIN).stream()
                .filter(problem -> problem.difficulty() == difficulty)
                .toList();
        if (fitting.isEmpty()) {
            throw new InputException("task " + name() + " has no training problem of difficulty " + difficulty);
        }
        return draws.pick(fitting);
    }
}
