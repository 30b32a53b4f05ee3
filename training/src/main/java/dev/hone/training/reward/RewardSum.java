package dev.hone.training.reward;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.RewardPart;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The reward before shaping: the weighted sum of what several functions say.
///
/// reward = Σ_k w_k · r_k      over the functions that had something to say
///
/// A function that throws, takes too long or gives a number that is not finite makes the rollout's verdict a failure
/// that names it, so that nothing is learnt from the rollout; so does a rollout of which no function had something to
/// say. What the verifier could not judge stays as it is. A batch reward that fails for a group does so for all of its
/// rollouts.
public final class RewardSum {
    /// What counts, how much, and who gives it.
    public record Weight(String name, double weight, RewardSource source) {
        public Weight {
            if (!(source instanceof RewardSource.Program)) {
                RewardFunctions.requireName(name);
            }
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("the weight of a reward must be finite: " + weight);
            }
        }

        /// A function of the program, or the score.
        public Weight(String name, double weight) {
            this(name, weight, new RewardSource.Program());
        }
    }

    private final List<Weight> weights;
    private final RewardFunctions functions;
    private final Map<String, BatchReward> batches;

    /// The sum of these functions with these weights. Without weights the reward stays the score.
    public RewardSum(List<Weight> weights, RewardFunctions functions) {
        this(weights, functions, Map.of());
    }

    /// The same with rewards of whole batches by name, which go before functions.
    public RewardSum(List<Weight> weights, RewardFunctions functions, Map<String, BatchReward> batches) {
        this.weights = List.copyOf(weights);
        this.functions = functions;
        this.batches = Map.copyOf(batches);
    }

    /// Refuses weights of rewards that neither a function nor a model gives.
    ///
    /// @throws InputException with the name, and those that there are
    public static void requireAll(List<Weight> weights, RewardFunctions functions) {
        for (Weight w : weights) {
            if (w.source() instanceof RewardSource.Program && !functions.names().contains(w.name())) {
                throw new InputException("the recipe counts the reward '" + w.name()
                        + "', which this program does not give" + Nearest.hint(w.name(), functions.names()));
            }
        }
    }

    /// Groups whose judged rollouts have their parts, and their sum as reward.
    ///
    /// @throws InputException if a name has no function
    public List<Group> apply(List<Group> groups) {
        if (weights.isEmpty()) {
            return groups;
        }
        requireAll(weights.stream().filter(w -> !batches.containsKey(w.name())).toList(), functions);
        List<Group> summed = new ArrayList<>();
        try (var calls = new TimedCalls(functions.limit())) {
            Map<String, List<BatchReward.Said>> said = said(groups, calls);
            for (int g = 0; g < groups.size(); g++) {
                Group group = groups.get(g);
                List<Rollout> rollouts = new ArrayList<>();
                int judged = 0;
                for (Rollout r : group.rollouts()) {
                    rollouts.add(r.isJudged() ? apply(group.problem(), r, calls, said(said, g, judged++)) : r);
                }
                summed.add(group.withRollouts(rollouts));
            }
        }
        return summed;
    }

    /// What the rewards of batches and of groups say of all judged rollouts, by name; a group without one has no
    /// values.
    private Map<String, List<BatchReward.Said>> said(List<Group> groups, TimedCalls calls) {
        List<Group> asked = groups.stream()
                .filter(g -> !g.judged().isEmpty())
                .map(g -> g.withRollouts(g.judged()))
                .toList();
        Map<String, List<BatchReward.Said>> all = new HashMap<>();
        batches.forEach((name, reward) -> {
            Iterator<BatchReward.Said> answers = reward.rewards(asked).iterator();
            all.put(name, groups.stream()
                    .map(g -> g.judged().isEmpty() ? new BatchReward.Said.Values(List.of()) : answers.next())
                    .toList());
        });
        for (Weight w : weights) {
            functions.findGroup(w.name()).ifPresent(function -> all.put(
                    w.name(), groups.stream().map(g -> together(w.name(), function, g, calls)).toList()));
        }
        return all;
    }

    /// What a function says of a group's judged rollouts; where it fails, it fails for each of them.
    private static BatchReward.Said together(
            String name, GroupRewardFunction function, Group group, TimedCalls calls) {
        List<Rollout> judged = group.judged();
        if (judged.isEmpty()) {
            return new BatchReward.Said.Values(List.of());
        }
        try {
            List<@Nullable Double> values =
                    calls.call("reward '" + name + "'", () -> function.rewards(group.problem(), judged));
            if (values.size() != judged.size()) {
                throw new RewardFailed("reward '" + name + "' gave " + values.size() + " numbers for "
                        + judged.size() + " rollouts");
            }
            List<OptionalDouble> numbers = new ArrayList<>();
            for (Double value : values) {
                numbers.add(value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
            }
            return new BatchReward.Said.Values(numbers);
        } catch (RewardFailed e) {
            return new BatchReward.Said.Failed(e);
        }
    }

    private static Map<String, Answer> said(Map<String, List<BatchReward.Said>> all, int group, int rollout) {
        Map<String, Answer> one = new HashMap<>();
        all.forEach((name, groups) -> one.put(name, () -> switch (groups.get(group)) {
            case BatchReward.Said.Values v -> checked(name, v.values().get(rollout));
            case BatchReward.Said.Failed f -> throw f.cause() instanceof RewardFailed own ? own
                    : new RewardFailed("reward '" + name + "' failed: " + f.cause(), f.cause());
        }));
        return one;
    }

    /// What a batch reward said of a rollout.
    private interface Answer {
        OptionalDouble value();
    }

    private Rollout apply(Problem problem, Rollout rollout, TimedCalls calls, Map<String, Answer> said) {
        List<RewardPart> parts = new ArrayList<>();
        try {
            for (Weight w : weights) {
                Answer answer = said.get(w.name());
                parts.add(new RewardPart(w.name(), w.weight(),
                        answer == null ? value(w.name(), problem, rollout, calls) : answer.value()));
            }
            if (parts.stream().allMatch(p -> p.value().isEmpty())) {
                throw new RewardFailed("no reward had something to say");
            }
        } catch (RewardFailed e) {
            return rollout.withVerdict(new Verdict.Failed(e)); // counted, and too many stop the run
        }
        return rollout.withParts(parts);
    }

    private OptionalDouble value(String name, Problem problem, Rollout rollout, TimedCalls calls) {
        RewardFunction function = functions.find(name).orElseThrow();
        @Nullable
        Double value = calls.call("reward '" + name + "'", () -> function.reward(problem, rollout));
        return checked(name, value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
    }

    private static OptionalDouble checked(String name, OptionalDouble value) {
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new RewardFailed("reward '" + name + "' gave " + value.getAsDouble());
        }
        return value;
    }
}
