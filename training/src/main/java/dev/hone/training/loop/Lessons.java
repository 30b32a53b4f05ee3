package dev.hone.training.loop;

import dev.hone.tasks.Problem;
import dev.hone.training.run.Metrics;
import java.util.List;

/// What a student is taught on, step by step. Each step is a pure function of the seed, the step and the weights.
sealed interface Lessons permits ShownLessons, JudgedLessons {
    /// The lessons of a step, the problems that they used up, and what was found on the way. There may be no lesson.
    record Batch(List<Lesson> lessons, int problems, Metrics metrics) {
        public Batch {
            lessons = List.copyOf(lessons);
        }
    }

    /// The lessons of a step, whose first problem has this number.
    Batch next(int step, long firstProblem, Stopwatch watch);

    /// Lessons to measure on these problems, which are never trained on.
    List<Lesson> heldOut(List<Problem> problems);

    /// Most completions of one lesson.
    int size();
}
