package dev.hone.training.algorithm;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.training.advantage.BatchStd;
import dev.hone.training.advantage.GeneralizedAdvantage;
import dev.hone.training.advantage.GroupMean;
import dev.hone.training.advantage.GroupMeanStd;
import dev.hone.training.advantage.LeaveOneOut;
import dev.hone.training.aggregation.ConstantLength;
import dev.hone.training.aggregation.SequenceMeanTokenMean;
import dev.hone.training.aggregation.SequenceMeanTokenSum;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.objective.PolicyGradient;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.reward.KlInReward;
import dev.hone.training.reward.OverlongPenalty;
import dev.hone.training.selection.RefillFlat;
import dev.hone.training.selection.Variance;
import dev.hone.training.tokens.KlEstimator;
import java.util.List;
import java.util.stream.Stream;

/// The named algorithms with their papers' settings. `maxTokens` is the longest completion that the run allows, which
/// some of them depend on.
public final class Algorithms {
    private Algorithms() {}

    /// All of them, in the order of the documentation's table.
    public static List<Algorithm> all(int maxTokens) {
        return Stream.of(
                List.of(grpo(), drGrpo(maxTokens), dapo(maxTokens), rloo(), litePpo(), ppo()),
                ReinforceAlgorithms.all(),
                SupplementAlgorithms.all(maxTokens),
                LongRunAlgorithms.all(),
                ObjectiveAlgorithms.all(),
                ImitationAlgorithms.all(),
                TeacherAlgorithms.all())
                .flatMap(List::stream)
                .toList();
    }

    /// The algorithm with this name.
    ///
    /// @throws InputException naming the nearest algorithm if there is none
    public static Algorithm named(String name, int maxTokens) {
        List<Algorithm> all = all(maxTokens);
        return all.stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("no algorithm is named '" + name + "'"
                        + Nearest.hint(name, all.stream().map(Algorithm::name).toList())));
    }

    /// Group-relative policy optimisation, with k3 to the reference in the loss (β 0.04). The paper gives no clip
    /// bound; 0.2 is PPO's and TRL's.
    public static Algorithm grpo() {
        return Algorithm.of("grpo", "GRPO", "arXiv:2402.03300",
                new GroupMeanStd(), PpoClip.symmetric(0.2), new SequenceMeanTokenMean())
                .withRegularizers(List.of(new KlInLoss(KlEstimator.K3, 0.04)));
    }

    /// GRPO without its two biases: no division by the deviation, none by the completion's length; no reference.
    public static Algorithm drGrpo(int maxTokens) {
        return Algorithm.of("dr-grpo", "Dr. GRPO", "arXiv:2503.20783",
                new GroupMean(), PpoClip.symmetric(0.2), new ConstantLength(maxTokens));
    }

    /// Clip-higher, token mean, dynamic sampling by accuracy, soft punishment of overlong completions over the last
    /// fifth of the length (as 4096 of 20480 in the paper; weight 0.5, because scores here are 0 and 1 where the
    /// paper's are -1 and 1); no reference. The paper refills without bound, here a batch is sampled at most 4 times.
    public static Algorithm dapo(int maxTokens) {
        return Algorithm.of("dapo", "DAPO", "arXiv:2503.14476",
                new GroupMeanStd(), new PpoClip(0.2, 0.28), new TokenMean())
                .withShaping(List.of(new OverlongPenalty(maxTokens, Math.max(1, maxTokens / 5), 0.5)))
                .withSampling(new RefillFlat(Variance.SCORE, 4));
    }

    /// Proximal policy optimisation with a critic, which a section `critic` of the recipe sets up: generalized
    /// advantages (no discount, λ 0.95, whitened), token mean as in verl; no reference. Give `kl` a coefficient to keep
    /// near the first weights.
    public static Algorithm ppo() {
        return Algorithm.of("ppo", "PPO", "arXiv:1707.06347",
                new GeneralizedAdvantage(), PpoClip.symmetric(0.2), new TokenMean());
    }

    /// PPO's clipped loss without critic: mean of the group, deviation of the batch, token mean; no reference.
    public static Algorithm litePpo() {
        return Algorithm.of("lite-ppo", "Lite PPO", "arXiv:2508.08221",
                new BatchStd(), PpoClip.symmetric(0.2), new TokenMean());
    }

    /// REINFORCE with the other completions' mean as baseline; the completion is one action, the divergence from the
    /// reference is part of the reward (β 0.05 as in TRL; the paper chooses it for each task).
    public static Algorithm rloo() {
        return Algorithm.of("rloo", "RLOO", "arXiv:2402.14740",
                new LeaveOneOut(), new PolicyGradient(), new SequenceMeanTokenSum())
                .withShaping(List.of(new KlInReward(KlEstimator.K1, 0.05)));
    }
}
