package dev.hone.tasks;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.util.List;

/// The problems of a mixture on one side of the wall, under a key.
///
/// Generated families draw until the content falls on the wanted side. A [FiniteFamily] that is alone in the mixture is
/// read in epochs, each a keyed permutation of its problems; within a mixture its problems are drawn with replacement.
/// Holds no state: streams may be shared by threads, and a resumed run asks for the next number.
public record ProblemStream(TaskMixture mixture, Split split, Key key) implements ProblemSource {
    /// Draws after which a side of the wall counts as empty. The smallest side has 5 %, so the chance to miss it by bad
    /// luck is 0.95^2000, below 1e-44.
    private static final int MOST_DRAWS = 2000;

    @Override
    public Problem problem(long index) {
        if (mixture.ingredients().size() == 1
                && mixture.ingredients().getFirst().family() instanceof FiniteFamily finite) {
            return epochProblem(finite, mixture.ingredients().getFirst().difficulties(), index);
        }
        Draws draws = key.at(index).draws();
        return problem(mixture.pick(draws), draws);
    }

    /// A problem of this ingredient on this stream's side.
    Problem problem(Ingredient ingredient, Draws draws) {
        if (ingredient.family() instanceof FiniteFamily finite) {
            return draws.pick(fitting(finite, ingredient.difficulties()));
        }
        int difficulty = draws.pick(ingredient.difficulties());
        for (int i = 0; i < MOST_DRAWS; i++) {
            Problem problem = ingredient.family().problem(draws, difficulty);
            if (ingredient.family().split(problem) == split) {
                return problem;
            }
        }
        throw new InputException("task " + ingredient.family().name() + " has no problem of difficulty " + difficulty
                + " on side " + split + "; use a larger difficulty");
    }

    private Problem epochProblem(FiniteFamily family, List<Integer> difficulties, long index) {
        List<Problem> problems = fitting(family, difficulties);
        long epoch = index / problems.size();
        int place = (int) (index % problems.size());
        return problems.get(Permuted.index(key.at("epoch").at(epoch), place, problems.size()));
    }

    private List<Problem> fitting(FiniteFamily family, List<Integer> difficulties) {
        List<Problem> all = family.problems(split);
        List<Problem> fitting = difficulties.containsAll(family.difficulties())
                ? all
                : all.stream()
                        .filter(problem -> difficulties.contains(problem.difficulty()))
                        .toList();
        if (fitting.isEmpty()) {
            throw new InputException(
                    "task " + family.name() + " has no problem of difficulty " + difficulties + " on side " + split);
        }
        return fitting;
    }
}
