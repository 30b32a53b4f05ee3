package dev.hone.training.reward;

import dev.hone.training.rollout.Rollout;
import dev.hone.training.tokens.KlEstimator;

/// Takes from the reward what the completion costs in divergence from a reference.
///
/// reward − β · Σ_t k(log π_t − log πref_t)      with π the policy that sampled
///
/// Shapes: one number a completion, summed in order over the tokens that the model drew. Units: nats; β in rewards a
/// nat.
/// Throws: `IllegalArgumentException` if β is negative or not finite; `IllegalStateException` where a rollout has no
/// reference log-probabilities.
/// Source: Ziegler et al., arXiv:1909.08593, and RLOO, arXiv:2402.14740 (k1).
public record KlInReward(KlEstimator estimator, double coefficient) implements RewardShaping {
    public KlInReward {
        if (!(coefficient >= 0) || Double.isInfinite(coefficient)) {
            throw new IllegalArgumentException("the KL coefficient must be 0 or positive: " + coefficient);
        }
    }

    @Override
    public double shape(Rollout rollout, double reward) {
        float[] policy = rollout.completion().logProbs();
        float[] reference = rollout.referenceLogProbs();
        if (reference.length != policy.length) {
            throw new IllegalStateException("rollout " + rollout.id() + " has no reference log-probabilities, which '"
                    + name() + "' reads");
        }
        double sum = 0;
        for (int t = 0; t < policy.length; t++) {
            if (rollout.completion().own()[t]) {
                sum += estimator.value((double) policy[t] - reference[t]);
            }
        }
        return reward - coefficient * sum;
    }

    @Override
    public boolean needsReference() {
        return true;
    }

    @Override
    public String name() {
        return "kl-in-reward";
    }
}
