package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.training.batch.PolicyBatch;
import dev.hone.training.tokens.CompletionTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gives a batch the log-probabilities of the weights as the step finds them, from which the objective then measures
/// its ratios. What the current weights drew keeps its numbers, bit for bit; so does what others wrote or earlier
/// batches had, whose objectives measure from there.
///
/// Source: decoupled PPO, arXiv:2110.00641; AReaL, arXiv:2505.24298.
final class ProximalPolicy {
    private final Learner learner;

    ProximalPolicy(Learner learner) {
        this.learner = learner;
    }

    PolicyBatch in(PolicyBatch batch) {
        float[][][] scores =
                batch.tokens().stream().map(t -> new float[t.size()][]).toArray(float[][][]::new);
        learner.score(batch.trees(), (tree, segment, logProbs, entropies, length) -> scores[tree][segment] =
                Arrays.copyOf(logProbs, length));
        List<List<CompletionTokens>> tokens = new ArrayList<>();
        for (int g = 0; g < scores.length; g++) {
            List<CompletionTokens> group = new ArrayList<>();
            for (int s = 0; s < scores[g].length; s++) {
                CompletionTokens drawn = batch.tokens().get(g).get(s);
                boolean isOwn = batch.groups().get(g).judged().get(s).origin().isOnPolicy();
                group.add(isOwn ? drawn.withOld(scores[g][s]) : drawn);
            }
            tokens.add(List.copyOf(group));
        }
        return batch.withTokens(List.copyOf(tokens));
    }
}
