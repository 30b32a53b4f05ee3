package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.training.recipe.ModelSource;
import dev.hone.training.reward.RewardFunction;
import dev.hone.training.reward.RewardFunctions;
import dev.hone.training.reward.RewardSource;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.rollout.Rollout;
import java.nio.file.Path;
import java.util.List;

/// The reward that a reward model gives a rollout: the number behind its last token.
///
/// The model reads the very tokens that were sampled, so it needs the policy's vocabulary. Computed on one thread.
final class ModelReward implements RewardFunction {
    private final CompletionValues values;

    private ModelReward(Model model) {
        this.values = new CompletionValues(new Learner(model.parameters(), Workers.of(1), 1));
    }

    /// The functions, and those of the models that the recipe names among its rewards.
    ///
    /// @throws InputException if one is no reward model, or has another vocabulary than the policy
    static RewardFunctions with(RewardFunctions functions, List<RewardSum.Weight> rewards, Model policy) {
        RewardFunctions all = functions;
        for (RewardSum.Weight w : rewards) {
            if (w.source() instanceof RewardSource.RewardModel given) {
                all = all.with(w.name(), read(given.model(), policy));
            }
        }
        return all;
    }

    private static ModelReward read(Path path, Model policy) {
        Model model = StartingModel.of(new ModelSource.OnDisk(path), Key.of(0));
        if (model.config().head() != ModelConfig.Head.SCALAR) {
            throw new InputException(
                    path + ": a language model, and a reward needs one with a scalar head; train it with"
                            + " kind: reward-model");
        }
        return new ModelReward(SameTokens.required(policy, model, "the reward model"));
    }

    /// Synchronized, because a call that took too long is left behind and may still compute.
    @Override
    public synchronized Double reward(Problem problem, Rollout rollout) {
        var tree = new TokenTree(
                rollout.completion().prompt(), List.of(rollout.completion().ids()));
        return values.last(List.of(tree))[0][0];
    }
}
