package dev.hone.training.batch;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.Advantages;
import dev.hone.training.advantage.Samples;
import dev.hone.training.reward.RewardShaping;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.List;

/// Two steps of the way of a token: score to reward, reward to advantage. Each gives new groups.
public final class Credit {
    private Credit() {}

    /// Groups whose judged rollouts have their rewards, from their scores by these steps in order.
    public static List<Group> rewards(List<Group> groups, List<RewardShaping> steps) {
        return groups.stream().map(g -> g.map(r -> RewardShaping.apply(steps, r))).toList();
    }

    /// What an estimator sees of these groups: judged rollouts only.
    public static Samples samples(List<Group> groups) {
        double[][] rewards = groups.stream().map(Group::rewards).toArray(double[][]::new);
        int[][] lengths = groups.stream()
                .map(g -> g.judged().stream().mapToInt(Rollout::length).toArray())
                .toArray(int[][]::new);
        return new Samples(rewards, lengths);
    }

    /// Groups whose judged rollouts have their advantages.
    public static List<Group> advantages(List<Group> groups, AdvantageEstimator estimator) {
        Advantages advantages = estimator.estimate(samples(groups));
        List<Group> out = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            List<Rollout> rollouts = new ArrayList<>();
            int sample = 0;
            for (Rollout r : group.rollouts()) {
                rollouts.add(r.isJudged() ? r.withAdvantages(advantages.of(g, sample++)) : r);
            }
            out.add(new Group(group.problem(), group.prompt(), rollouts));
        }
        return List.copyOf(out);
    }
}
