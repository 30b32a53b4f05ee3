package dev.hone.training.batch;

import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.List;

/// A rollout cut into its turns: what the model wrote, with what the world answered to it.
///
/// Turn j ends before token `ends[j]`, which is the first that the model drew after an answer, or behind the last
/// token. It earned what the world gave for it; all of that is taken off the last turn, because it is part of the
/// reward of the whole, which comes with the last turn. So Σ earned = 0.
///
/// Shapes: one entry a turn, at least one.
record Turns(int[] ends, double[] earned) {
    /// The turns of a rollout; one where no world answered.
    static Turns of(Rollout r) {
        boolean[] own = r.completion().own();
        List<Integer> ends = new ArrayList<>();
        boolean begun = own[0];
        for (int t = 1; t < own.length; t++) {
            if (own[t] && !own[t - 1] && begun) {
                ends.add(t);
            }
            begun |= own[t];
        }
        ends.add(own.length);
        double[] earned = new double[ends.size()];
        double paid = 0;
        for (int j = 0; j < r.turnRewards().size(); j++) {
            earned[Math.min(j, earned.length - 1)] += r.turnRewards().get(j);
            paid += r.turnRewards().get(j);
        }
        earned[earned.length - 1] -= paid;
        return new Turns(ends.stream().mapToInt(Integer::intValue).toArray(), earned);
    }
}
