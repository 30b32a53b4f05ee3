package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.TokenTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the current policy says of tokens that it did not draw.
final class PolicyScores {
    private final Learner learner;

    PolicyScores(Learner learner) {
        this.learner = learner;
    }

    /// Log-probabilities and entropies of one continuation's tokens.
    record Scored(float[] logProbs, float[] entropies) {}

    /// Those of every continuation: `[tree][continuation]`.
    List<List<Scored>> of(List<TokenTree> trees) {
        Scored[][] found = new Scored[trees.size()][];
        for (int i = 0; i < found.length; i++) {
            found[i] = new Scored[trees.get(i).continuations().size()];
        }
        learner.score(trees, (tree, segment, logProbs, entropies, length) -> found[tree][segment] =
                new Scored(Arrays.copyOf(logProbs, length), Arrays.copyOf(entropies, length)));
        List<List<Scored>> scores = new ArrayList<>();
        for (Scored[] tree : found) {
            scores.add(List.of(tree));
        }
        return scores;
    }
}
