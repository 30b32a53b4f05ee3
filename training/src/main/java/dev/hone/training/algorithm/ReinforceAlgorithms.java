package dev.hone.training.algorithm;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.Gpg;
import dev.hone.training.advantage.MaxRl;
import dev.hone.training.advantage.NegativeOnly;
import dev.hone.training.advantage.Opo;
import dev.hone.training.advantage.PassAtK;
import dev.hone.training.advantage.PositiveOnly;
import dev.hone.training.advantage.ReMax;
import dev.hone.training.advantage.ReinforcePlusPlus;
import dev.hone.training.advantage.ReinforcePlusPlusBaseline;
import dev.hone.training.advantage.WeightedReinforce;
import dev.hone.training.aggregation.Aggregation;
import dev.hone.training.aggregation.SequenceMeanTokenSum;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.PolicyGradient;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.reward.KlInReward;
import dev.hone.training.selection.DynamicSampling;
import dev.hone.training.selection.KeepAll;
import dev.hone.training.selection.RefillFlat;
import dev.hone.training.selection.Variance;
import dev.hone.training.tokens.KlEstimator;
import java.util.List;

/// The named algorithms that differ from others by their advantage alone, or nearly so.
final class ReinforceAlgorithms {
    private ReinforceAlgorithms() {}

    static List<Algorithm> all() {
        return List.of(
                reinforcePlusPlus(), reinforcePlusPlusBaseline(), remax(), opo(), gpg(), passAtK(), maxRl(),
                weightedReinforce(), positiveOnly(), negativeOnly());
    }

    /// The divergence from the reference is part of each token's reward, the batch normalises.
    private static Algorithm reinforcePlusPlus() {
        return of("reinforce-plus-plus", "REINFORCE++", "arXiv:2501.03262", new ReinforcePlusPlus(),
                PpoClip.symmetric(0.2), new TokenMean(), List.of(), new KeepAll());
    }

    /// The group's mean as baseline, the batch normalises; k2 in the loss. The coefficient is ours, the paper chooses
    /// it for each task.
    private static Algorithm reinforcePlusPlusBaseline() {
        return of("reinforce-plus-plus-baseline", "REINFORCE++ with baseline", "arXiv:2501.03262",
                new ReinforcePlusPlusBaseline(), PpoClip.symmetric(0.2), new TokenMean(),
                List.of(new KlInLoss(KlEstimator.K2, 0.001)), new KeepAll());
    }

    /// The most likely completion's reward as baseline; the divergence from the reference is part of the reward (β
    /// 0.05, the paper chooses it for each task).
    private static Algorithm remax() {
        return of("remax", "ReMax", "arXiv:2310.10505", new ReMax(), new PolicyGradient(), new SequenceMeanTokenSum(),
                List.of(), new KeepAll()).withShaping(List.of(new KlInReward(KlEstimator.K1, 0.05)));
    }

    /// Exactly on policy: no clip, no regulariser. Take one epoch and one mini-batch.
    private static Algorithm opo() {
        return of("opo", "OPO", "arXiv:2505.23585", new Opo(), new PolicyGradient(), new SequenceMeanTokenSum(),
                List.of(), new KeepAll());
    }

    /// Plain policy gradient, token mean, flat groups sampled again at most once more.
    private static Algorithm gpg() {
        return of("gpg", "GPG", "arXiv:2504.02546", new Gpg(), new PolicyGradient(), new TokenMean(), List.of(),
                new RefillFlat(Variance.REWARD, 2));
    }

    /// GRPO's loss without reference on the advantage of pass@4.
    private static Algorithm passAtK() {
        return of("pass-at-k", "Pass@k Training", "arXiv:2508.10751", new PassAtK(), new PpoClip(0.2, 0.28),
                new TokenMean(), List.of(), new KeepAll());
    }

    /// GRPO's loss without reference, advantages in units of the pass rate.
    private static Algorithm maxRl() {
        return of("max-rl", "MaxRL", "arXiv:2602.02710", new MaxRl(), PpoClip.symmetric(0.2), new TokenMean(),
                List.of(), new KeepAll());
    }

    /// Right completions with weight 0.1, wrong ones with −1, no baseline.
    private static Algorithm weightedReinforce() {
        return of("w-reinforce", "W-REINFORCE", "arXiv:2506.01347", new WeightedReinforce(), PpoClip.symmetric(0.2),
                new TokenMean(), List.of(), new KeepAll());
    }

    /// Right completions only.
    private static Algorithm positiveOnly() {
        return of("psr", "PSR", "arXiv:2506.01347", new PositiveOnly(), PpoClip.symmetric(0.2), new TokenMean(),
                List.of(), new KeepAll());
    }

    /// Wrong completions only.
    private static Algorithm negativeOnly() {
        return of("nsr", "NSR", "arXiv:2506.01347", new NegativeOnly(), PpoClip.symmetric(0.2), new TokenMean(),
                List.of(), new KeepAll());
    }

    private static Algorithm of(
            String name,
            String title,
            String source,
            AdvantageEstimator advantage,
            Objective objective,
            Aggregation aggregation,
            List<Regularizer> regularizers,
            DynamicSampling sampling) {
        return Algorithm.of(name, title, source, advantage, objective, aggregation)
                .withRegularizers(regularizers)
                .withSampling(sampling);
    }
}
