package dev.hone.training.mask;

import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Only the tokens at which the policy hesitated most pull: the forks of a chain of thought.
///
/// kept where H_t >= the (1 − share)-quantile of the entropies of all tokens of the batch
///
/// The other tokens keep their place in the aggregation and in the regularisers; their advantage is 0.
///
/// Shapes: one flag a token. Units: share of the tokens; entropies are those of the sampler, in nats.
/// Throws: `IllegalArgumentException` unless 0 < share <= 1.
/// Source: "Beyond the 80/20 rule", arXiv:2506.01939 (share 0.2); TRL's `top_entropy_quantile`. The quantile lies
/// between two neighbours in proportion, as TRL's does. Both take the entropies of the current policy, which are the
/// same in the first update of a batch.
public record TopEntropy(double share) implements LossMask {
    /// The paper's share.
    public TopEntropy() {
        this(0.2);
    }

    public TopEntropy {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of kept tokens must lie in (0, 1]: " + share);
        }
    }

    @Override
    public List<boolean[]> trained(List<Rollout> batch) {
        return keep(batch.stream().map(r -> r.completion().entropies()).toList(), share);
    }

    /// Flags of the tokens at or above the quantile.
    public static List<boolean[]> keep(List<float[]> entropies, double share) {
        double[] sorted = new double[entropies.stream().mapToInt(e -> e.length).sum()];
        int next = 0;
        for (float[] e : entropies) {
            for (float h : e) {
                sorted[next++] = h;
            }
        }
        Arrays.sort(sorted);
        double threshold = sorted.length == 0 ? 0 : quantile(sorted, 1 - share);
        List<boolean[]> flags = new ArrayList<>();
        for (float[] e : entropies) {
            boolean[] kept = new boolean[e.length];
            for (int t = 0; t < e.length; t++) {
                kept[t] = e[t] >= threshold;
            }
            flags.add(kept);
        }
        return flags;
    }

    private static double quantile(double[] sorted, double q) {
        double place = q * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public Effect effect() {
        return Effect.SILENT;
    }

    @Override
    public String name() {
        return "top-entropy";
    }
}
