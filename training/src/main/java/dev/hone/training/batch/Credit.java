package dev.hone.training.batch;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.Advantages;
import dev.hone.training.advantage.Column;
import dev.hone.training.advantage.Samples;
import dev.hone.training.reward.RewardShaping;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.RewardPart;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Two steps of the way of a token: score to reward, reward to advantage. Each gives new groups.
public final class Credit {
    /// The columns that a run knows of its samples, where the algorithm asks for them; rewards by name, teachers and a
    /// critic's values where the recipe has some.
    public static final Set<Column.Kind> KNOWN = Set.of(
            Column.Kind.SCORES,
            Column.Kind.PARTS,
            Column.Kind.LOG_PROBS,
            Column.Kind.REFERENCE_LOG_PROBS,
            Column.Kind.ENTROPIES,
            Column.Kind.GREEDY_REWARDS,
            Column.Kind.OWN,
            Column.Kind.STEPS,
            Column.Kind.VALUES,
            Column.Kind.ENERGIES,
            Column.Kind.RANKS,
            Column.Kind.OPTIMAL_VALUES,
            Column.Kind.TEACHER_LOG_PROBS);

    private Credit() {}

    /// Groups whose judged rollouts have their rewards, by these steps in order.
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
        columns.add(new Column.Own(groups.stream()
                .map(g -> g.judged().stream().map(r -> r.completion().own()).toArray(boolean[][]::new))
                .toArray(boolean[][][]::new)));
        boolean references = groups.stream()
                .flatMap(g -> g.judged().stream())
                .allMatch(r -> r.referenceLogProbs().length == r.length());
        if (references) {
            columns.add(new Column.ReferenceLogProbs(perToken(groups, Rollout::referenceLogProbs)));
        }
        if (groups.stream().allMatch(g -> g.greedy().isPresent() && g.greedy().orElseThrow().isJudged())) {
            columns.add(new Column.GreedyRewards(groups.stream()
                    .mapToDouble(g -> g.greedy().orElseThrow().reward().orElseThrow())
                    .toArray()));
        }
        columns.add(turns(groups));
        if (groups.stream().flatMap(g -> g.judged().stream()).allMatch(r -> r.values().length > 0)) {
            columns.add(values(groups));
        }
        parts(groups).ifPresent(columns::add);
        return new Samples(rewards, lengths, columns);
    }

    private static Column.Steps turns(List<Group> groups) {
        int[][][] ends = new int[groups.size()][][];
        double[][][] earned = new double[groups.size()][][];
        for (int g = 0; g < ends.length; g++) {
            List<Turns> turns = groups.get(g).judged().stream().map(Turns::of).toList();
            ends[g] = turns.stream().map(Turns::ends).toArray(int[][]::new);
            earned[g] = turns.stream().map(Turns::earned).toArray(double[][]::new);
        }
        return new Column.Steps(ends, earned);
    }

    private static Column.Values values(List<Group> groups) {
        float[][] behind = new float[groups.size()][];
        for (int g = 0; g < behind.length; g++) {
            List<Rollout> judged = groups.get(g).judged();
            behind[g] = new float[judged.size()];
            for (int s = 0; s < behind[g].length; s++) {
                behind[g][s] = judged.get(s).values()[judged.get(s).length()];
            }
        }
        return new Column.Values(perToken(groups, r -> Arrays.copyOf(r.values(), r.length())), behind);
    }

    /// The rewards by name, where every judged rollout has them.
    private static Optional<Column.Parts> parts(List<Group> groups) {
        List<Rollout> judged = groups.stream().flatMap(g -> g.judged().stream()).toList();
        if (judged.isEmpty()) {
            return Optional.of(new Column.Parts(List.of()));
        }
        if (judged.stream().anyMatch(r -> r.parts().isEmpty())) {
            return Optional.empty();
        }
        List<Column.Parts.Part> parts = new ArrayList<>();
        for (int k = 0; k < judged.getFirst().parts().size(); k++) {
            int number = k;
            double[][] values = groups.stream()
                    .map(g -> g.judged().stream()
                            .mapToDouble(r -> r.parts().get(number).value().orElse(Double.NaN))
                            .toArray())
                    .toArray(double[][]::new);
            RewardPart first = judged.getFirst().parts().get(k);
            parts.add(new Column.Parts.Part(first.name(), first.weight(), values));
        }
        return Optional.of(new Column.Parts(parts));
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
        return advantages(groups, estimator, List.of());
    }

    /// The same where more is known of the judged rollouts than they say themselves.
    public static List<Group> advantages(List<Group> groups, AdvantageEstimator estimator, List<Column> more) {
        Samples samples = samples(groups);
        for (Column column : more) {
            samples = samples.with(column);
        }
        for (Column.Kind needed : estimator.needs()) {
            if (!samples.has(needed)) {
                throw new IllegalStateException("the advantage " + estimator.name() + " needs " + needed.meaning()
                        + "; these samples have none");
            }
        }
        Advantages advantages = estimator.estimate(samples);
        requireShape(estimator.name(), advantages.tokens(), samples);
        List<Group> out = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            List<Rollout> rollouts = new ArrayList<>();
            int sample = 0;
            for (Rollout r : group.rollouts()) {
                rollouts.add(r.isJudged() ? r.withAdvantages(advantages.of(g, sample++)) : r);
            }
            out.add(group.withRollouts(rollouts));
        }
        return List.copyOf(out);
    }

    /// An estimator may be the user's own.
    private static void requireShape(String name, float[][][] tokens, Samples samples) {
        requireCount(name, "groups", tokens.length, samples.groups());
        for (int g = 0; g < tokens.length; g++) {
            requireCount(name, "samples of group " + g, tokens[g].length, samples.size(g));
            for (int s = 0; s < tokens[g].length; s++) {
                requireCount(name, "tokens of sample " + s + " of group " + g, tokens[g][s].length,
                        samples.lengths()[g][s]);
            }
        }
    }

    private static void requireCount(String name, String what, int given, int needed) {
        if (given != needed) {
            throw new IllegalStateException("the advantage " + name + " has values for " + given + " " + what
                    + "; there are " + needed);
        }
    }
}
