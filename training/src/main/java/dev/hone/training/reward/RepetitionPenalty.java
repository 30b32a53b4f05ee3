package dev.hone.training.reward;

import dev.hone.training.rollout.Rollout;
import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.Set;

/// Takes from the reward for every token that lies in a run of tokens which was there before.
///
/// reward − p · #{tokens inside an n-gram that occurred earlier in the same completion}
///
/// The first occurrence of an n-gram costs nothing; a token in several repeated n-grams costs once.
///
/// Units: n in tokens; p in rewards a token.
/// Throws: `IllegalArgumentException` if n is below 1, or p is negative or not finite.
/// Source: arXiv:2502.03373, section 4.5 and algorithm 1 (n 40, p 0.05). The paper gives each token its own penalty,
/// with its own discount; here they are summed into the completion's reward.
public record RepetitionPenalty(int ngram, double penalty) implements RewardShaping {
    public RepetitionPenalty {
        if (ngram < 1) {
            throw new IllegalArgumentException("an n-gram has 1 token or more: " + ngram);
        }
        if (!(penalty >= 0) || Double.isInfinite(penalty)) {
            throw new IllegalArgumentException("the penalty must be 0 or positive: " + penalty);
        }
    }

    /// With the paper's settings.
    public RepetitionPenalty() {
        this(40, 0.05);
    }

    @Override
    public double shape(Rollout rollout, double reward) {
        return reward - penalty * repeated(rollout.completion().ids());
    }

    private int repeated(int[] ids) {
        Set<IntBuffer> seen = new HashSet<>();
        int count = 0;
        int covered = 0; // tokens before this one are counted or free
        for (int from = 0; from + ngram <= ids.length; from++) {
            if (!seen.add(IntBuffer.wrap(ids, from, ngram))) {
                count += from + ngram - Math.max(from, covered);
                covered = from + ngram;
            }
        }
        return count;
    }

    @Override
    public String name() {
        return "repetition-penalty";
    }
}
