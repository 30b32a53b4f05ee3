package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.TokenTree;
import java.util.List;

/// The numbers of a scalar head behind the tokens of completions.
final class CompletionValues {
    private final Learner learner;

    /// A learner of a model with a scalar head.
    CompletionValues(Learner learner) {
        this.learner = learner;
    }

    /// The value behind the last token of each continuation: `[tree][continuation]`.
    double[][] last(List<TokenTree> trees) {
        double[][] values = new double[trees.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new double[trees.get(i).continuations().size()];
        }
        learner.score(trees, (tree, segment, row, zeros, length) -> values[tree][segment] = row[length - 1]);
        return values;
    }
}
