package dev.hone.training.curriculum;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.rollout.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Each task gets as hard as keeps the policy at a target accuracy.
///
/// T ← clamp(T + rate · (hardest − easiest) · tanh(sharpness · (accuracy − target)), easiest, hardest)
///
/// T begins at the task's easiest difficulty and is moved once a step by the mean score of the task's completions. A
/// problem has one of the two difficulties around T, the nearer the likelier. Difficulties are those that the recipe
/// names, each once.
///
/// Units: difficulty as the task counts it; accuracy in [0, 1].
/// Throws: `IllegalArgumentException` unless the target lies in (0, 1), and rate and sharpness are positive.
/// Source: AdaRFT, arXiv:2504.05520 (target 0.5, sharpness 2), which takes the problems nearest to T of a data set with
/// difficulties. The rate is a part of the range here.
public record AdaptiveDifficulty(double target, double rate, double sharpness) implements Curriculum {
    /// Half of the answers right; a twentieth of the range a step at most.
    public AdaptiveDifficulty() {
        this(0.5, 0.05, 2);
    }

    public AdaptiveDifficulty {
        if (!(target > 0 && target < 1 && rate > 0 && sharpness > 0) || !Double.isFinite(rate + sharpness)) {
            throw new IllegalArgumentException("adaptive difficulty needs a target in (0, 1), a positive rate and"
                    + " sharpness: " + target + ", " + rate + ", " + sharpness);
        }
    }

    @Override
    public TaskMixture part(TaskMixture all, Map<String, Double> numbers, Draws draws) {
        Ingredient i = all.pick(draws);
        List<Integer> levels = levels(i);
        double now = numbers.getOrDefault(i.family().name(), (double) levels.getFirst());
        int above = 0;
        while (levels.get(above) < now) {
            above++;
        }
        int level = levels.get(above);
        if (level > now) {
            int below = levels.get(above - 1);
            level = draws.chance((now - below) / (level - below)) ? level : below;
        }
        return new TaskMixture(
                List.of(new Ingredient(i.family(), List.of(level), i.weight(), i.styles())), all.verifier());
    }

    @Override
    public Map<String, Double> next(TaskMixture all, Map<String, Double> numbers, List<Group> groups) {
        Map<String, Double> next = new HashMap<>(numbers);
        for (Ingredient i : all.ingredients()) {
            String task = i.family().name();
            OptionalDouble accuracy = groups.stream()
                    .filter(g -> g.problem().family().equals(task))
                    .flatMap(g -> g.sampled().stream())
                    .flatMapToDouble(r -> r.score().stream())
                    .average();
            if (accuracy.isPresent()) {
                List<Integer> levels = levels(i);
                double easiest = levels.getFirst();
                double hardest = levels.getLast();
                double moved = numbers.getOrDefault(task, easiest)
                        + rate * (hardest - easiest)
                                * StrictMath.tanh(sharpness * (accuracy.getAsDouble() - target));
                next.put(task, Math.clamp(moved, easiest, hardest));
            }
        }
        return Map.copyOf(next);
    }

    private static List<Integer> levels(Ingredient i) {
        return i.difficulties().stream().distinct().sorted().toList();
    }

    @Override
    public String name() {
        return "adaptive-difficulty";
    }
}
