package dev.hone.training.selection;

import dev.hone.training.rollout.Group;
import java.util.Arrays;

/// Problems that the policy solves too seldom or too often are left out, and others are sampled until the batch is full
/// or the cap is reached.
///
/// A group is kept if low <= mean score <= high. `cap` is that of [RefillFlat].
///
/// Throws: `IllegalArgumentException` unless 0 <= low <= high <= 1, and the cap is at least 1.
/// Source: online difficulty filtering, arXiv:2504.03380; the bounds are to be chosen for each task. With low just
/// above 0 and high just below 1 it is DAPO's filter.
public record DifficultyWindow(double low, double high, double cap) implements DynamicSampling {
    /// Between a quarter and three quarters right, a batch sampled at most four times.
    public DifficultyWindow() {
        this(0.25, 0.75, 4);
    }

    public DifficultyWindow {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("the window must lie in [0, 1], low first: " + low + " to " + high);
        }
        RefillFlat.checkCap(cap);
    }

    @Override
    public boolean keeps(Group group) {
        double[] scores = group.scores();
        double mean = Arrays.stream(scores).average().orElse(Double.NaN);
        return mean >= low && mean <= high;
    }

    @Override
    public int more(int wanted, int kept, int sampled) {
        return RefillFlat.more(cap, wanted, kept, sampled);
    }

    @Override
    public String name() {
        return "difficulty-window";
    }
}
