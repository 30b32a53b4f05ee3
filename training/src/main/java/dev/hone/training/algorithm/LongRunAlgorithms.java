package dev.hone.training.algorithm;

import dev.hone.training.advantage.BatchStd;
import dev.hone.training.advantage.GroupMeanStd;
import dev.hone.training.aggregation.PromptMean;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.objective.Cispo;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.selection.DropFlat;
import dev.hone.training.selection.RefillFlat;
import dev.hone.training.selection.Variance;
import dev.hone.training.tokens.KlEstimator;
import java.util.List;

/// The named algorithms for long runs. What they change around the loss, on a schedule or in the choice of problems,
/// stands in the recipes of the same names.
final class LongRunAlgorithms {
    private LongRunAlgorithms() {}

    static List<Algorithm> all() {
        return List.of(proRl(), scaleRl());
    }

    /// GRPO with DAPO's clip-higher (0.4) and dynamic sampling, and a small divergence from a reference that the recipe
    /// replaces on the way, with the optimizer begun anew (`update.renewal`).
    static Algorithm proRl() {
        return Algorithm.of("prorl", "ProRL", "arXiv:2505.24864",
                new GroupMeanStd(), new PpoClip(0.2, 0.4), new TokenMean())
                .withRegularizers(List.of(new KlInLoss(KlEstimator.K3, 1e-4)))
                .withSampling(new RefillFlat(Variance.SCORE, 4));
    }

    /// Cut importance weights (at 5), the mean of each prompt's tokens, advantages in deviations of the batch, groups
    /// whose rewards are all equal left out. No-positive-resampling is the recipe's (`sampling.curricula`). Of the
    /// paper's recipe neither the interruption of long completions by a forced end of thinking is there, nor are
    /// generators that run ahead of the trainer.
    static Algorithm scaleRl() {
        return Algorithm.of("scale-rl", "ScaleRL", "arXiv:2510.13786", new BatchStd(), new Cispo(), new PromptMean())
                .withSampling(new DropFlat(Variance.REWARD));
    }
}
