package dev.hone.training.loop;

import dev.hone.engine.ModelConfig;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.adapter.Adapter;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.scorer.ProcessReward;
import dev.hone.reasoning.scorer.RewardModelScore;
import dev.hone.training.recipe.CriticSettings;
import dev.hone.training.recipe.DistillRecipe;
import dev.hone.training.recipe.ProcessRewardRecipe;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.recipe.Teaching;
import dev.hone.training.recipe.TrainedPart;
import dev.hone.training.reward.RewardSource;
import dev.hone.training.reward.RewardSum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a run keeps in memory for its weights, in bytes. Activations and caches come on top: the engine makes room for
/// the longest block in the first step and says so if that fails.
public record MemoryPlan(long weights, long gradient, long moments, long reference, long critic, long others) {
    private static final long MEBIBYTE = 1L << 20;

    /// Of a recipe and its model. Gradient and moments have room for what is trained alone; beside an adapter the
    /// reference shares the weights. A critic has weights, gradient and moments of its own;
    /// where it shares the policy's trunk, those of a row. `others` are the weights of all other models on disk that
    /// are asked: teachers, a process reward model's policy, reward models and judges.
    ///
    /// @throws InputException if one of them is not there
    public static MemoryPlan of(Recipe recipe, Parameters parameters) {
        long base = 4L * parameters.layout().size();
        long trained = 4L * parameters.trained().size();
        long adapter = parameters.adapter().map(Adapter::values).map(v -> 4L * v.length).orElse(0L);
        boolean second =
                (RunParts.needsFirst(recipe) || RunParts.needsAverage(recipe)) && parameters.adapter().isEmpty();
        long gradients = RunParts.needsEnergies(recipe) ? 2 : 1;
        return new MemoryPlan(base + adapter, gradients * trained, 2 * trained, second ? base : 0,
                critic(recipe, parameters), others(recipe));
    }

    private static long others(Recipe recipe) {
        List<Path> places = new ArrayList<>();
        for (RewardSum.Weight w : recipe.rewards()) {
            if (w.source() instanceof RewardSource.RewardModel m) {
                places.add(m.model());
            } else if (w.source() instanceof RewardSource.Scored s) {
                if (s.scorer() instanceof RewardModelScore m) {
                    places.add(m.model());
                }
                if (s.scorer() instanceof ProcessReward m) {
                    places.add(m.model());
                }
                s.judge().filter(j -> !RewardSource.Scored.isAddress(j)).map(Path::of)
                        .filter(j -> !places.contains(j)).ifPresent(places::add); // judges are shared
            }
        }
        if (recipe instanceof RlRecipe rl) {
            rl.teachers().forEach(t -> places.add(t.model().path()));
        }
        if (recipe instanceof DistillRecipe d && d.teaching() instanceof Teaching.Models several) {
            several.teachers().forEach(t -> places.add(t.model().path()));
        }
        if (recipe instanceof ProcessRewardRecipe p) {
            p.policy().ifPresent(policy -> places.add(policy.path()));
        }
        return places.stream().mapToLong(p -> 4L * new ParameterLayout(StartingModel.config(p)).size()).sum();
    }

    private static long critic(Recipe recipe, Parameters policy) {
        if (!(recipe instanceof RlRecipe rl) || rl.critic().isEmpty()) {
            return 0;
        }
        if (!(rl.critic().get().trunk() instanceof CriticSettings.Separate own)) {
            return 16L * policy.layout().width();
        }
        TrainedPart trained = own.trained();
        var layout = new ParameterLayout(policy.config().with(ModelConfig.Head.SCALAR));
        long weights = trained instanceof TrainedPart.Lora ? layout.size() + trained.size(layout) : layout.size();
        return 4 * (weights + 3 * trained.size(layout));
    }

    /// All of it.
    public long total() {
        return weights + gradient + moments + reference + critic + others;
    }

    /// @throws InputException if that alone is more than the heap may hold
    void require(long heap) {
        if (total() > heap) {
            throw new InputException("the run keeps " + total() / MEBIBYTE + " MiB of weights, gradient, moments, "
                    + "reference, critic and models that are asked, and the heap may hold " + heap / MEBIBYTE
                    + " MiB; give the program more memory (-Xmx), or take a smaller model");
        }
    }
}
