package dev.hone.training.reward;

import dev.hone.training.rollout.Rollout;

/// The reward is the score.
public record AsScored() implements RewardShaping {
    @Override
    public double shape(Rollout rollout, double reward) {
        return reward;
    }

    @Override
    public String name() {
        return "as-scored";
    }
}
