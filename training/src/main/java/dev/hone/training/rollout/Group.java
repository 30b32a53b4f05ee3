package dev.hone.training.rollout;

import dev.hone.tasks.Problem;
import dev.hone.training.tokens.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// All rollouts of one problem in one batch. They share the prompt's tokens and, where the estimator says so, the
/// baseline.
///
/// - `greedy`: the most likely completion, judged and rewarded like the others, where the algorithm compares with it
///
/// Throws: `IllegalArgumentException` if the prompt or the list of rollouts is empty.
public record Group(Problem problem, int[] prompt, List<Rollout> rollouts, Optional<Rollout> greedy) {
    public Group {
        rollouts = List.copyOf(rollouts);
        if (prompt.length == 0) {
            throw new IllegalArgumentException("problem " + problem.id() + ": the prompt is empty");
        }
        if (rollouts.isEmpty()) {
            throw new IllegalArgumentException("problem " + problem.id() + ": a group needs at least one rollout");
        }
    }

    /// A group that is compared with no greedy completion.
    public Group(Problem problem, int[] prompt, List<Rollout> rollouts) {
        this(problem, prompt, rollouts, Optional.empty());
    }

    /// The number of the group in its step.
    public int number() {
        return rollouts.getFirst().id().group();
    }

    /// The rollouts that the verifier could judge, in order: what a baseline and a loss are made from.
    public List<Rollout> judged() {
        return rollouts.stream().filter(Rollout::isJudged).toList();
    }

    /// The rewards of the judged rollouts, in order.
    ///
    /// Shapes: one a judged rollout.
    public double[] rewards() {
        return judged().stream().mapToDouble(r -> r.reward().orElseThrow()).toArray();
    }

    /// The scores of the judged rollouts, in order.
    ///
    /// Shapes: one a judged rollout.
    public double[] scores() {
        return judged().stream().mapToDouble(r -> r.score().orElseThrow()).toArray();
    }

    /// The rollouts that the policy drew for this batch, in order.
    public List<Rollout> sampled() {
        return rollouts.stream().filter(r -> r.origin() == Origin.SAMPLED).toList();
    }

    /// Whether the verifier could judge something, and nothing of it is right (a score of 1).
    public boolean isAllWrong() {
        return !judged().isEmpty() && judged().stream().allMatch(r -> r.score().orElseThrow() < 1);
    }

    /// The same group with one more rollout behind the others.
    public Group with(Rollout another) {
        return withRollouts(Stream.concat(rollouts.stream(), Stream.of(another)).toList());
    }

    /// The number of a rollout that is added behind the others.
    public RolloutId nextId() {
        RolloutId last = rollouts.getLast().id();
        return new RolloutId(last.step(), last.group(), last.sample() + 1);
    }

    /// The same group with every rollout replaced, in order.
    public Group map(UnaryOperator<Rollout> change) {
        return withRollouts(rollouts.stream().map(change).toList());
    }

    /// The same group with other rollouts.
    public Group withRollouts(List<Rollout> others) {
        return new Group(problem, prompt, others, greedy);
    }

    /// The same group with a greedy completion to compare with.
    public Group withGreedy(Rollout completion) {
        return new Group(problem, prompt, rollouts, Optional.of(completion));
    }
}
