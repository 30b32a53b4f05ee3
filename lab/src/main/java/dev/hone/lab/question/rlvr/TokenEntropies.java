package dev.hone.lab.question.rlvr;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.training.rollout.Rollout;
import java.util.Arrays;
import java.util.List;

/// The entropies that a fixed model has at the tokens of completions that others wrote.
///
/// Units: nats at temperature 1. One caller at a time.
final class TokenEntropies implements EntropyMask.Numbers {
    private final Learner learner;

    TokenEntropies(Model model, Workers workers) {
        learner = new Learner(model.parameters(), workers, 1);
    }

    @Override
    public List<float[]> of(List<Rollout> batch) {
        return at(batch.stream()
                .map(r -> new TokenTree(r.completion().prompt(), List.of(r.completion().ids())))
                .toList());
    }

    /// One array a continuation of these trees, in their order.
    List<float[]> at(List<TokenTree> trees) {
        float[][][] found = trees.stream().map(t -> new float[t.continuations().size()][]).toArray(float[][][]::new);
        learner.score(trees, (tree, segment, logProbs, entropies, length) -> found[tree][segment] =
                Arrays.copyOf(entropies, length));
        return Arrays.stream(found).flatMap(Arrays::stream).toList();
    }
}
