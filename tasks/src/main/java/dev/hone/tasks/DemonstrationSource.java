package dev.hone.tasks;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;

/// Demonstrations of a mixture's problems in its styles: what a tiny model is pre-trained on.
///
/// Number `i` is a pure function of mixture, split, key and `i`.
public record DemonstrationSource(TaskMixture mixture, Split split, Key key) {
    /// Demonstration number `index`, from 0.
    public Demonstration demonstration(long index) {
        Draws draws = key.at(index).draws();
        Ingredient ingredient = mixture.pick(draws);
        Problem problem = new ProblemStream(mixture, split, key).problem(ingredient, draws);
        Style style = ingredient.styles().pick(draws);
        return new Demonstration(problem, style, ingredient.family().demonstrate(problem, style, draws));
    }

    /// A demonstration of this problem in one of the mixture's styles; a pure function of problem and key.
    public String completion(Problem problem, Key demonstrationKey) {
        Draws draws = demonstrationKey.draws();
        Ingredient ingredient = mixture.ingredient(problem);
        return ingredient.family().demonstrate(problem, ingredient.styles().pick(draws), draws);
    }
}
