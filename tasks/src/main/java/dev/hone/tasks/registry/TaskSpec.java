package dev.hone.tasks.registry;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.StyleWeights;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskMixture;
import java.util.List;
import java.util.Optional;

/// A task as a recipe names it, before names are resolved. What is left out is the family's usual.
///
/// `difficulties` are drawn uniformly; one that is listed twice comes twice as often.
public record TaskSpec(
        String family, Optional<List<Integer>> difficulties, double weight, Optional<StyleWeights> styles) {
    public TaskSpec {
        difficulties = difficulties.map(List::copyOf);
    }

    /// A family with its usual difficulties and styles, and weight 1.
    public static TaskSpec of(String family) {
        return new TaskSpec(family, Optional.empty(), 1, Optional.empty());
    }

    /// Reads `NAME` or `NAME?difficulty=2-4&weight=0.5`; difficulties may also be a list such as `2,2,3`.
    public static TaskSpec parse(String text) {
        return TaskSpecText.parse(text);
    }

    /// The same with these difficulties.
    public TaskSpec difficulties(Integer... given) {
        return new TaskSpec(family, Optional.of(List.of(given)), weight, styles);
    }

    /// The same with this weight.
    public TaskSpec weight(double given) {
        return new TaskSpec(family, difficulties, given, styles);
    }

    /// The same with these styles of demonstration.
    public TaskSpec styles(StyleWeights given) {
        return new TaskSpec(family, difficulties, weight, Optional.of(given));
    }

    /// The ingredient that this names.
    ///
    /// Throws: [InputException] for an unknown family or difficulty.
    public Ingredient resolve() {
        TaskFamily found = Families.named(family);
        return new Ingredient(
                found,
                difficulties.orElseGet(found::usualDifficulties),
                weight,
                styles.orElseGet(found::usualStyles));
    }

    /// The mixture of several tasks.
    public static TaskMixture mixture(List<TaskSpec> specs) {
        return new TaskMixture(specs.stream().map(TaskSpec::resolve).toList());
    }
}
