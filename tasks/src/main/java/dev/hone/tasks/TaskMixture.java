package dev.hone.tasks;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Families with weights, from which problems are drawn. Each family judges its own completions, unless a verifier
/// is given that judges all.
public record TaskMixture(List<Ingredient> ingredients, Optional<Verifier> verifier) {
    public TaskMixture {
        ingredients = List.copyOf(ingredients);
        if (ingredients.isEmpty()) {
            throw new InputException("a mixture needs at least one task");
        }
        Map<String, TaskFamily> names = new HashMap<>();
        for (Ingredient ingredient : ingredients) {
            TaskFamily family = ingredient.family();
            if (!family.equals(names.getOrDefault(family.name(), family))) {
                throw new InputException("two different tasks are named " + family.name()
                        + "; name it once, with all its difficulties");
            }
            names.put(family.name(), family);
        }
    }

    /// Families that judge their own completions.
    public TaskMixture(List<Ingredient> ingredients) {
        this(ingredients, Optional.empty());
    }

    /// One family with its usual difficulties and styles.
    public static TaskMixture of(TaskFamily family) {
        return of(family, family.usualDifficulties());
    }

    /// One family at these difficulties, in its usual styles.
    public static TaskMixture of(TaskFamily family, List<Integer> difficulties) {
        return new TaskMixture(List.of(new Ingredient(family, difficulties, 1, family.usualStyles())));
    }

    /// An ingredient, drawn by weight.
    public Ingredient pick(Draws draws) {
        if (ingredients.size() == 1) {
            return ingredients.getFirst();
        }
        return ingredients.get(
                draws.weighted(ingredients.stream().mapToDouble(Ingredient::weight).toArray()));
    }

    /// The same problems, judged by this verifier, which sees the family's gold text.
    public TaskMixture judgedBy(Verifier other) {
        return new TaskMixture(ingredients, Optional.of(other));
    }

    /// The verdict on a completion.
    public Verdict verify(Problem problem, String completion) {
        TaskFamily family = family(problem);
        return verifier.isPresent()
                ? verifier.get().verify(family.gold(problem), completion)
                : family.verify(problem, completion);
    }

    /// The ingredient that can have made a problem: the first of its family and difficulty.
    Ingredient ingredient(Problem problem) {
        return ingredients.stream()
                .filter(i -> i.family().name().equals(problem.family()))
                .filter(i -> i.difficulties().contains(problem.difficulty()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task of this mixture made " + problem.id()));
    }

    /// The family that made a problem.
    public TaskFamily family(Problem problem) {
        return ingredients.stream()
                .map(Ingredient::family)
                .filter(family -> family.name().equals(problem.family()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no family " + problem.family() + " in this mixture"));
    }
}
