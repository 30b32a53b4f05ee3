package dev.hone.training.loss;

import dev.hone.engine.TokenLoss;
import dev.hone.training.aggregation.BatchCounts;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenPass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A [PolicyLoss] over the completions of one optimizer step, as the engine calls it: tree i is a group, its
/// continuation j the group's completion j.
///
/// Several workers may call it for different completions. Each completion has a slot of its own, and [#statistics] sums
/// the slots in order, so that the number of threads changes no bit. The object may be bound again and again; it keeps
/// its arrays.
public final class BatchLoss implements TokenLoss {
    private PolicyLoss loss;
    private final List<TokenPass> slots = new ArrayList<>();
    private int[] first = {0};
    private int completions;
    private BatchCounts counts = new BatchCounts(0, 0);

    public BatchLoss(PolicyLoss loss) {
        this.loss = loss;
    }

    /// Takes another loss for the next optimizer steps.
    public BatchLoss use(PolicyLoss other) {
        loss = other;
        return this;
    }

    /// Takes the completions of the next optimizer step, tree by tree, and counts them.
    ///
    /// @throws IllegalArgumentException if a completion lacks something that the loss reads
    public BatchLoss bind(List<List<CompletionTokens>> trees) {
        return bind(trees, BatchCounts.ofGroups(trees));
    }

    /// The same with counts made elsewhere: where these trees are one micro-batch of a larger step.
    ///
    /// @throws IllegalArgumentException if a completion lacks something that the loss reads
    public BatchLoss bind(List<List<CompletionTokens>> trees, BatchCounts stepCounts) {
        counts = stepCounts;
        first = new int[trees.size() + 1];
        completions = 0;
        for (int i = 0; i < trees.size(); i++) {
            first[i] = completions;
            for (CompletionTokens c : trees.get(i)) {
                Optional<String> lack = loss.lacks(c);
                if (lack.isPresent()) {
                    throw new IllegalArgumentException("completion " + (completions - first[i]) + " of tree " + i
                            + " has " + lack.get());
                }
                if (completions < slots.size()) {
                    slots.get(completions).assign(c);
                } else {
                    slots.add(new TokenPass(c));
                }
                completions++;
            }
        }
        first[trees.size()] = completions;
        return this;
    }

    @Override
    public double at(
            int tree,
            int segment,
            float[] logProb,
            float[] entropy,
            float[] dLogProb,
            float[] dEntropy,
            int length) {
        TokenPass pass = pass(tree, segment);
        if (pass.length() != length) {
            throw new IllegalArgumentException("completion " + segment + " of tree " + tree + " has " + pass.length()
                    + " tokens, the engine shows " + length);
        }
        return loss.at(pass, counts, logProb, entropy, dLogProb, dEntropy);
    }

    /// The slot of completion `segment` of tree `tree`: what the last pass did to each token.
    public TokenPass pass(int tree, int segment) {
        int index = first[tree] + segment;
        if (segment < 0 || index >= first[tree + 1]) {
            throw new IllegalArgumentException("tree " + tree + " has " + (first[tree + 1] - first[tree])
                    + " completions; there is no number " + segment);
        }
        return slots.get(index);
    }

    /// What the aggregation divides by.
    public BatchCounts counts() {
        return counts;
    }

    /// Sums over all slots, in order. Valid once every completion has been seen.
    public LossStatistics statistics() {
        return LossStatistics.of(slots.subList(0, completions));
    }
}
