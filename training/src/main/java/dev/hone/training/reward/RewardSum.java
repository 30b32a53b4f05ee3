package dev.hone.training.reward;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.RewardPart;
import dev.hone.training.rollout.Rollout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The reward before shaping: the weighted sum of what several functions say.
///
/// reward = Σ_k w_k · r_k      over the functions that had something to say
///
/// A function that throws, takes too long or gives a number that is not finite makes the rollout's verdict a failure
/// that names it, so that nothing is learnt from the rollout; so does a rollout of which no function had something to
/// say. What the verifier could not judge stays as it is.
public final class RewardSum {
    /// What counts, and how much. `model` is the reward model that gives it; empty for a function of the program.
    public record Weight(String name, double weight, Optional<Path> model) {
        public Weight {
            if (model.isPresent()) {
                RewardFunctions.requireName(name);
            }
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("the weight of a reward must be finite: " + weight);
            }
        }

        /// A function of the program, or the score.
        public Weight(String name, double weight) {
            this(name, weight, Optional.empty());
        }
    }

    private final List<Weight> weights;
    private final RewardFunctions functions;

    /// The sum of these functions with these weights. Without weights the reward stays the score.
    public RewardSum(List<Weight> weights, RewardFunctions functions) {
        this.weights = List.copyOf(weights);
        this.functions = functions;
    }

    /// Refuses weights of rewards that neither a function nor a model gives.
    ///
    /// @throws InputException with the name, and those that there are
    public static void requireAll(List<Weight> weights, RewardFunctions functions) {
        for (Weight w : weights) {
            if (w.model().isEmpty() && functions.find(w.name()).isEmpty()) {
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
        requireAll(weights, functions);
        try (var calls = new TimedCalls(functions.limit())) {
            return groups.stream().map(g -> g.map(r -> apply(g.problem(), r, calls))).toList();
        }
    }

    private Rollout apply(Problem problem, Rollout rollout, TimedCalls calls) {
        if (!rollout.isJudged()) {
            return rollout;
        }
        List<RewardPart> parts = new ArrayList<>();
        try {
            for (Weight w : weights) {
                parts.add(new RewardPart(w.name(), w.weight(), value(w.name(), problem, rollout, calls)));
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
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!Double.isFinite(value)) {
            throw new RewardFailed("reward '" + name + "' gave " + value);
        }
        return OptionalDouble.of(value);
    }
}
