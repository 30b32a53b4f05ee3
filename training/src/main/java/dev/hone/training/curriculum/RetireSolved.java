package dev.hone.training.curriculum;

import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.rollout.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A problem whose completions were right often enough is never asked again. For files of problems, which come back.
///
/// The number of a retired problem is its pass rate: the mean score of the completions of its last group.
///
/// Units: pass rates in [0, 1].
/// Throws: `IllegalArgumentException` unless `above` lies in (0, 1].
/// Source: no-positive-resampling of ScaleRL, arXiv:2510.13786 (0.9).
public record RetireSolved(double above) implements Curriculum {
    /// Nine of ten.
    public RetireSolved() {
        this(0.9);
    }

    public RetireSolved {
        if (!(above > 0 && above <= 1)) {
            throw new IllegalArgumentException("problems are retired at a pass rate in (0, 1]: " + above);
        }
    }

    @Override
    public boolean asks(Problem problem, Map<String, Double> numbers) {
        return !numbers.containsKey(key(problem));
    }

    @Override
    public Map<String, Double> next(TaskMixture all, Map<String, Double> numbers, List<Group> groups) {
        Map<String, Double> next = new HashMap<>(numbers);
        for (Group g : groups) {
            double rate = g.sampled().stream().flatMapToDouble(r -> r.score().stream()).average().orElse(0);
            if (rate >= above) {
                next.put(key(g.problem()), rate);
            }
        }
        return Map.copyOf(next);
    }

    private static String key(Problem problem) {
        return problem.family() + " " + problem.id();
    }

    @Override
    public String name() {
        return "retire-solved";
    }
}
