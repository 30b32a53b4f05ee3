package dev.hone.training.selection;

import dev.hone.foundation.Draws;
import dev.hone.training.rollout.Rollout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Samples more than it trains on, and trains on those whose rewards differ most.
///
/// Of the completions in the order of their rewards, the G with the greatest variance are the k highest and the G − k
/// lowest for some k; the k with the greatest variance is taken, the smaller one where two are equal.
///
/// The baseline moves with the choice: it is no longer an estimate of the policy's mean reward.
///
/// Throws: `IllegalArgumentException` if the factor is below 1.
/// Source: PODS, arXiv:2504.13818 (max-variance down-sampling; the paper goes up to factor 4 and above).
public record MaxVariance(double factor) implements GroupSelection {
    /// Factor 2.
    public MaxVariance() {
        this(2);
    }

    public MaxVariance {
        Oversampling.check(factor);
    }

    @Override
    public int sampled(int group) {
        return Oversampling.sampled(factor, group);
    }

    @Override
    public List<Rollout> choose(List<Rollout> judged, int wanted, Draws draws) {
        int n = judged.size();
        if (n <= wanted) {
            return judged;
        }
        double[] rewards = judged.stream().mapToDouble(r -> r.reward().orElseThrow()).toArray();
        int[] order = IntStream.range(0, n).boxed()
                .sorted(Comparator.comparingDouble(i -> rewards[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int best = 0;
        double most = -1;
        for (int k = 0; k <= wanted; k++) {
            double variance = variance(rewards, order, k, wanted);
            if (variance > most) {
                most = variance;
                best = k;
            }
        }
        return Arrays.stream(ends(order, best, wanted)).sorted().mapToObj(judged::get).toList();
    }

    /// The wanted − k lowest and the k highest.
    private static int[] ends(int[] order, int k, int wanted) {
        int[] ends = Arrays.copyOf(order, wanted);
        System.arraycopy(order, order.length - k, ends, wanted - k, k);
        return ends;
    }

    private static double variance(double[] rewards, int[] order, int k, int wanted) {
        double[] chosen = Arrays.stream(ends(order, k, wanted)).mapToDouble(i -> rewards[i]).toArray();
        double mean = Arrays.stream(chosen).average().orElse(0);
        return Arrays.stream(chosen).map(r -> (r - mean) * (r - mean)).sum() / wanted;
    }

    @Override
    public String name() {
        return "max-variance";
    }
}
