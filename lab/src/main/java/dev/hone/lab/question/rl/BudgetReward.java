package dev.hone.lab.question.rl;

import dev.hone.engine.StopReason;
import dev.hone.tasks.Verdict;
import dev.hone.training.curriculum.LengthBudget;
import dev.hone.training.reward.RewardShaping;
import dev.hone.training.rollout.Rollout;

/// Rewards right answers, a length near the step's budget, and an answer that can be read:
///
/// r = 0.6 · score + 0.3 · R(l) + 0.1 · [readable]
///
/// R(l) = l / L             for l <= L      (TRIANGULAR; 1 in a BAND)
/// R(l) = 1 − (l − L) / L   for L < l <= 2L
/// R(l) = 0                 above
///
/// with l the tokens of the completion but for its end token, and L = B(step).
///
/// Shapes: steps run from 1 to `steps`. Units: tokens.
/// Source: "Train Long, Think Short", arXiv:2508.08940, its weights 0.6, 0.3 and 0.1.
record BudgetReward(Path path, int from, int to, int steps, Shape shape) implements RewardShaping.Custom {
    private static final double RIGHT = 0.6;
    private static final double LENGTH = 0.3;
    private static final double READABLE = 0.1;
    private static final int DROPS = 3;

    /// How the budget goes from one number to the other.
    enum Path {
        /// The last number from the first step on.
        SHORT,
        /// The first number to the end.
        LONG,
        /// Equal factors, three times.
        EXPONENTIAL,
        /// Equal numbers, three times.
        LINEAR,
        /// All at once, at half time.
        DROP,
        /// From the last number up to the first by half time, and back.
        REVERSE
    }

    /// What a completion shorter than the budget gets.
    enum Shape { TRIANGULAR, BAND }

    /// The budget of a step.
    int budget(int step) {
        int half = Math.max(1, steps / 2);
        return switch (path) {
            case SHORT -> to;
            case LONG -> from;
            case EXPONENTIAL -> new LengthBudget(from, to, DROPS, LengthBudget.Decay.EXPONENTIAL).at(step, steps);
            case LINEAR -> new LengthBudget(from, to, DROPS, LengthBudget.Decay.LINEAR).at(step, steps);
            case DROP -> new LengthBudget(from, to, 1, LengthBudget.Decay.LINEAR).at(step, steps);
            case REVERSE -> step <= half
                    ? new LengthBudget(to, from, DROPS, LengthBudget.Decay.EXPONENTIAL).at(step, half)
                    : new LengthBudget(from, to, DROPS, LengthBudget.Decay.EXPONENTIAL)
                            .at(Math.min(step - half, steps - half), steps - half);
        };
    }

    /// What a length is worth under a budget, from 0 to 1.
    double worth(int length, int budget) {
        if (length <= budget) {
            return shape == Shape.BAND ? 1 : (double) length / budget;
        }
        return Math.max(0, 1 - (double) (length - budget) / budget);
    }

    @Override
    public double shape(Rollout rollout, double reward) {
        int end = rollout.completion().stop() == StopReason.END_TOKEN ? 1 : 0;
        double readable = rollout.verdict() instanceof Verdict.Unparseable ? 0 : 1;
        return RIGHT * reward
                + LENGTH * worth(rollout.length() - end, budget(rollout.id().step()))
                + READABLE * readable;
    }

    @Override
    public String name() {
        return "budget-reward";
    }
}
