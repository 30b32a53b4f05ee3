package dev.hone.tasks;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.util.Optional;
import java.util.function.DoublePredicate;

/// Pairs of completions of a mixture's problems: a demonstration that the verifier calls right, and one that it does
/// not.
///
/// Both come from the ingredient's styles, drawn by weight until one fits. Pair number `i` is a pure function of
/// mixture, split, key and `i`.
public record PairSource(TaskMixture mixture, Split split, Key key) {
    /// Demonstrations after which a task counts as one that has none of the kind.
    private static final int MOST_DRAWS = 500;

    /// Pair number `index`, from 0.
    ///
    /// Throws: [InputException] where the styles never give a right, or never a wrong, completion.
    public PreferencePair pair(long index) {
        return pair(new ProblemStream(mixture, split, key).problem(index), key.at("pair").at(index));
    }

    /// A pair of this problem; a pure function of problem and key.
    ///
    /// Throws: [InputException] where the styles never give a right, or never a wrong, completion.
    public PreferencePair pair(Problem problem, Key pairKey) {
        Ingredient ingredient = mixture.ingredient(problem);
        Draws draws = pairKey.draws();
        String chosen = completion(ingredient, problem, draws, score -> score == 1, "right");
        String rejected = completion(ingredient, problem, draws, score -> score < 1, "wrong");
        String margin = problem.facts().getOrDefault(PreferencePair.MARGIN, "0");
        return new PreferencePair(problem, chosen, rejected, Double.parseDouble(margin));
    }

    /// Pair number `index` with a gold completion.
    ///
    /// Throws: [InputException] as [#pair(long)], and for a line of a file without one.
    public PreferencePair triple(long index) {
        return triple(new ProblemStream(mixture, split, key).problem(index), key.at("pair").at(index));
    }

    /// A pair of this problem with a gold completion: that of the file, or another right demonstration.
    ///
    /// Throws: [InputException] as [#pair(Problem, Key)], and for a line of a file without one.
    public PreferencePair triple(Problem problem, Key pairKey) {
        PreferencePair pair = pair(problem, pairKey);
        if (problem.facts().containsKey(PreferencePair.REJECTED) && !problem.facts().containsKey(PreferencePair.GOLD)) {
            throw new InputException("task " + problem.family() + ", " + problem.id()
                    + ": no column 'gold', and the loss imitates a gold completion besides the pair");
        }
        String gold = problem.facts().containsKey(PreferencePair.GOLD)
                ? problem.fact(PreferencePair.GOLD)
                : completion(
                        mixture.ingredient(problem), problem, pairKey.at("gold").draws(), score -> score == 1, "right");
        return new PreferencePair(problem, pair.chosen(), pair.rejected(), pair.margin(), Optional.of(gold));
    }

    private String completion(
            Ingredient ingredient, Problem problem, Draws draws, DoublePredicate wanted, String word) {
        TaskFamily family = ingredient.family();
        for (int i = 0; i < MOST_DRAWS; i++) {
            String text = family.demonstrate(problem, ingredient.styles().pick(draws), draws);
            if (mixture.verify(problem, text).score().stream().anyMatch(wanted)) {
                return text;
            }
        }
        throw new InputException("task " + family.name() + ": " + MOST_DRAWS + " demonstrations of problem "
                + problem.id() + " gave no " + word + " one, and a pair needs a right and a wrong one; name other"
                + " styles, or read pairs from a file (task pairs)");
    }
}
