package dev.hone.training.batch;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.Advantages;
import dev.hone.training.advantage.Column;
import dev.hone.training.advantage.Samples;
import dev.hone.training.reward.RewardShaping;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Two steps of the way of a token: score to reward, reward to advantage. Each gives new groups.
public final class Credit {
    /// The columns that a run knows of its samples; those of a reference where the algorithm has one.
    public static final Set<Column.Kind> KNOWN = Set.of(
            Column.Kind.SCORES, Column.Kind.LOG_PROBS, Column.Kind.REFERENCE_LOG_PROBS, Column.Kind.ENTROPIES);

    private Credit() {}

    /// Groups whose judged rollouts have their rewards, from their scores by these steps in order.
    public static List<Group> rewards(List<Group> groups, List<RewardShaping> steps) {
        return groups.stream().map(g -> g.map(r -> RewardShaping.apply(steps, r))).toList();
    }

    /// What an estimator sees of these groups: judged rollouts only, with all that is known of them.
    public static Samples samples(List<Group> groups) {
        double[][] rewards = groups.stream().map(Group::rewards).toArray(double[][]::new);
        int[][] lengths = groups.stream()
                .map(g -> g.judged().stream().mapToInt(Rollout::length).toArray())
                .toArray(int[][]::new);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column.Scores(groups.stream().map(Group::scores).toArray(double[][]::new)));
        columns.add(new Column.LogProbs(perToken(groups, r -> r.completion().logProbs())));
        columns.add(new Column.Entropies(perToken(groups, r -> r.completion().entropies())));
        boolean references = groups.stream()
                .flatMap(g -> g.judged().stream())
                .allMatch(r -> r.referenceLogProbs().length == r.length());
        if (references) {
            columns.add(new Column.ReferenceLogProbs(perToken(groups, Rollout::referenceLogProbs)));
        }
        return new Samples(rewards, lengths, columns);
    }

    private static float[][][] perToken(List<Group> groups, Function<Rollout, float[]> numbers) {
        return groups.stream()
                .map(g -> g.judged().stream().map(numbers).toArray(float[][]::new))
                .toArray(float[][][]::new);
    }

    /// Groups whose judged rollouts have their advantages.
    ///
    /// @throws IllegalStateException if the estimator needs something that is not known of them
    public static List<Group> advantages(List<Group> groups, AdvantageEstimator estimator) {
        Samples samples = samples(groups);
        for (Column.Kind needed : estimator.needs()) {
            if (!samples.has(needed)) {
                throw new IllegalStateException("the advantage " + estimator.name() + " needs " + needed.meaning()
                        + "; these samples have none");
            }
        }
        Advantages advantages = estimator.estimate(samples);
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
