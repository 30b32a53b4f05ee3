package dev.hone.training.mask;

import dev.hone.training.rollout.Rollout;
import java.util.List;

/// Which tokens give loss. A masked completion still belongs to its group's baseline.
public sealed interface LossMask permits WithoutTruncated, TopEntropy, LossMask.Custom {
    /// For each rollout one flag a token. Members may look at the whole batch at once.
    List<boolean[]> trained(List<Rollout> batch);

    /// What becomes of the tokens that the mask does not leave.
    enum Effect {
        /// They give no loss and are not counted.
        LEFT_OUT,
        /// They are counted and regularised, but have no advantage.
        SILENT
    }

    /// What becomes of the tokens that the mask does not leave.
    default Effect effect() {
        return Effect.LEFT_OUT;
    }

    /// The tokens that all masks with this effect leave; every token that the model drew, the end token too, where
    /// there is none. Forced tokens are never trained.
    static List<boolean[]> left(List<LossMask> all, List<Rollout> batch, Effect effect) {
        List<LossMask> masks = all.stream().filter(m -> m.effect() == effect).toList();
        List<boolean[]> flags = batch.stream().map(LossMask::all).toList();
        for (LossMask mask : masks) {
            List<boolean[]> left = mask.trained(batch);
            for (int i = 0; i < flags.size(); i++) {
                for (int t = 0; t < flags.get(i).length; t++) {
                    flags.get(i)[t] &= left.get(i)[t];
                }
            }
        }
        return flags;
    }

    /// Flags for every token of a rollout that the model drew.
    static boolean[] all(Rollout rollout) {
        return rollout.completion().own().clone();
    }

    /// As recipes spell it.
    String name();

    /// A mask of the user's own. Must be a pure function of the rollouts.
    non-sealed interface Custom extends LossMask {
        @Override
        default String name() {
            return "custom";
        }
    }
}
