package dev.hone.training.critic;

import dev.hone.engine.TokenTree;
import dev.hone.foundation.Key;
import dev.hone.training.advantage.GeneralizedAdvantage;
import dev.hone.training.batch.Credit;
import dev.hone.training.batch.PolicyBatch;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a critic learns from: trees, and what is known of their continuations.
public record ValuedBatch(List<TokenTree> trees, List<List<ValuedTokens>> tokens) {
    public ValuedBatch {
        trees = List.copyOf(trees);
        tokens = List.copyOf(tokens);
    }

    /// The batch of a policy whose rollouts have values, with targets as these advantages have them. What the policy is
    /// not trained on, the critic is not either. A completion's targets depend on nothing but itself.
    public static ValuedBatch of(PolicyBatch batch, GeneralizedAdvantage advantage) {
        double[][][] targets = advantage.targets(Credit.samples(batch.groups()));
        List<List<ValuedTokens>> tokens = new ArrayList<>();
        for (int g = 0; g < targets.length; g++) {
            List<Rollout> judged = batch.groups().get(g).judged();
            List<ValuedTokens> list = new ArrayList<>();
            for (int s = 0; s < judged.size(); s++) {
                float[] old = Arrays.copyOf(judged.get(s).values(), judged.get(s).length());
                list.add(new ValuedTokens(
                        old, floats(targets[g][s]), batch.tokens().get(g).get(s).trained()));
            }
            tokens.add(List.copyOf(list));
        }
        return new ValuedBatch(batch.trees(), tokens);
    }

    private static float[] floats(double... numbers) {
        float[] out = new float[numbers.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) numbers[i];
        }
        return out;
    }

    /// The batch as so many mini-batches, or as many as it has trees, in an order that the key decides.
    public List<ValuedBatch> cut(int most, Key key) {
        int n = trees.size();
        int[] order = key.draws().permutation(n);
        int cuts = Math.min(most, n);
        List<ValuedBatch> parts = new ArrayList<>();
        for (int m = 0; m < cuts; m++) {
            List<TokenTree> some = new ArrayList<>();
            List<List<ValuedTokens>> theirs = new ArrayList<>();
            for (int i = (int) ((long) n * m / cuts); i < (int) ((long) n * (m + 1) / cuts); i++) {
                some.add(trees.get(order[i]));
                theirs.add(tokens.get(order[i]));
            }
            parts.add(new ValuedBatch(some, theirs));
        }
        return parts;
    }

    /// All completions, in order.
    public List<ValuedTokens> completions() {
        return tokens.stream().flatMap(List::stream).toList();
    }

    /// Whether there is anything to learn.
    public boolean isTrained() {
        return completions().stream().anyMatch(t -> t.trainedTokens() > 0);
    }
}
