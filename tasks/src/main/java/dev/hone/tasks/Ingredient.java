package dev.hone.tasks;

import dev.hone.foundation.InputException;
import java.util.List;

/// One family's part in a mixture.
///
/// `difficulties` are drawn uniformly; one that is listed twice comes twice as often. `weight` is relative to the
/// other ingredients. `styles` weighs the demonstrations and does not matter where none are made.
public record Ingredient(TaskFamily family, List<Integer> difficulties, double weight, StyleWeights styles) {
    public Ingredient {
        difficulties = List.copyOf(difficulties);
        if (difficulties.isEmpty()) {
            throw new InputException("task " + family.name() + " has no difficulty; allowed: " + family.difficulties());
        }
        for (int difficulty : difficulties) {
            if (!family.difficulties().contains(difficulty)) {
                throw new InputException("task " + family.name() + " has no difficulty " + difficulty + "; allowed: "
                        + family.difficulties());
            }
        }
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new InputException(
                    "task " + family.name() + " has weight " + weight + "; a weight is a finite number above 0");
        }
        for (Style style : Style.values()) {
            if (styles.weight(style) > 0 && !family.styles().contains(style)) {
                throw new InputException(
                        "task " + family.name() + " knows no style " + style + "; allowed: " + family.styles());
            }
        }
    }
}
