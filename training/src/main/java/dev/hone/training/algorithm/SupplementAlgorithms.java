package dev.hone.training.algorithm;

import dev.hone.training.advantage.GroupMean;
import dev.hone.training.advantage.GroupMeanStd;
import dev.hone.training.aggregation.ConstantLength;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.objective.MixtureRatio;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.objective.ShapedRatio;
import dev.hone.training.regularizer.EntropyBonus;
import dev.hone.training.supplement.Demonstrations;
import java.util.List;

/// The named algorithms that train on more than what the policy draws. No reference in any of them.
final class SupplementAlgorithms {
    private SupplementAlgorithms() {}

    static List<Algorithm> all(int maxTokens) {
        return List.of(luffy(maxTokens), rlPlus());
    }

    /// One demonstration in every group (seven completions beside it in the paper: `sampling.group: 7`), its ratio
    /// shaped with γ 0.1 and not clipped; as Dr. GRPO without division by deviation or length; entropy bonus 0.01.
    static Algorithm luffy(int maxTokens) {
        return Algorithm.of("luffy", "LUFFY", "arXiv:2504.14945",
                new GroupMean(), PpoClip.symmetric(0.2), new ConstantLength(maxTokens))
                .withRegularizers(List.of(new EntropyBonus(0.01)))
                .withSupplements(List.of(new Demonstrations()))
                .withOffPolicy(new ShapedRatio());
    }

    /// One demonstration in every group, its ratio to a mixture of policies, unlikely tokens weighed more; GRPO's
    /// clipped loss beside it.
    static Algorithm rlPlus() {
        return Algorithm.of("rl-plus", "RL-PLUS", "arXiv:2508.00222",
                new GroupMeanStd(), PpoClip.symmetric(0.2), new TokenMean())
                .withSupplements(List.of(new Demonstrations()))
                .withOffPolicy(new MixtureRatio());
    }
}
