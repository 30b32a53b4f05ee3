package dev.hone.tasks;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.LabelledCompletion.Label;

/// Single completions of a mixture's problems with their labels: those of a file, or demonstrations, which are
/// desirable where the verifier calls them right.
///
/// Completion number `i` is a pure function of mixture, split, key and `i`.
public record LabelledSource(TaskMixture mixture, Split split, Key key) {
    /// Completion number `index`, from 0.
    public LabelledCompletion completion(long index) {
        return completion(new ProblemStream(mixture, split, key).problem(index), key.at("completion").at(index));
    }

    /// A completion of this problem; a pure function of problem and key.
    public LabelledCompletion completion(Problem problem, Key completionKey) {
        Ingredient ingredient = mixture.ingredient(problem);
        Draws draws = completionKey.draws();
        String text = ingredient.family().demonstrate(problem, ingredient.styles().pick(draws), draws);
        String said = problem.facts().get(LabelledCompletion.LABEL);
        boolean right = said == null
                ? mixture.verify(problem, text).score().stream().anyMatch(score -> score == 1)
                : Boolean.parseBoolean(said);
        return new LabelledCompletion(problem, text, right ? Label.DESIRABLE : Label.UNDESIRABLE);
    }
}
