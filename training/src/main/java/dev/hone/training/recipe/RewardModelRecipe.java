package dev.hone.training.recipe;

import dev.hone.tasks.ProblemOrder;
import dev.hone.training.rewardmodel.BradleyTerry;
import java.nio.file.Path;
import java.util.List;

/// Teaches a model with a scalar head to tell right completions from wrong ones (`kind: reward-model`).
///
/// The pairs are those of [PreferenceRecipe]. A language model gets a scalar head in place of its logits. Evaluations
/// measure held-out pairs; nothing is sampled.
public record RewardModelRecipe(
        ModelSource model,
        List<TaskShare> tasks,
        PromptSettings prompt,
        BradleyTerry loss,
        PairSettings batch,
        TrainedPart trained,
        OptimizerSettings optimizer,
        int steps,
        EvaluationSettings evaluation,
        CheckpointSettings checkpoints,
        long seed,
        int threads)
        implements Recipe {

    private static final OptimizerSettings ADAM =
            new OptimizerSettings(1e-4, OptimizerSettings.Decay.LINEAR, 10, 0, 0.9, 0.999, 1e-8, 0, 1);
    private static final SamplingSettings NOTHING_IS_SAMPLED =
            new SamplingSettings(1, 1, 1, 1, ProblemOrder.MIXED);

    public RewardModelRecipe {
        tasks = List.copyOf(tasks);
        optimizer.checked(steps);
        trained.withoutDropout("the rewards of pairs would not be those that are trained");
        if (model instanceof ModelSource.Fresh) {
            throw new IllegalArgumentException(
                    "model: a reward model starts from a model on disk; give its path, or pre-train one first");
        }
    }

    static RewardModelRecipe read(Section s, Path folder) {
        ModelSource model = ModelSource.read(s, folder);
        List<TaskShare> tasks = TaskShare.readAll(s, folder, TaskShare.Use.DEMONSTRATE);
        PromptSettings prompt = PromptSettings.read(s.section("prompt"));
        double centring = s.number("centring", new BradleyTerry().centring(), Range.NOT_NEGATIVE);
        PairSettings batch = PairSettings.read(s.section("batch"));
        TrainedPart trained = TrainedPart.read(s);
        int steps = s.integer("steps", 1, Integer.MAX_VALUE);
        OptimizerSettings optimizer = OptimizerSettings.read(s.section("optimizer"), ADAM.within(steps));
        EvaluationSettings evaluation = EvaluationSettings.read(s.section("evaluation"));
        CheckpointSettings checkpoints = CheckpointSettings.read(s.section("checkpoints"));
        long seed = s.longInteger("seed", 0);
        int threads = s.integer("threads", 0, 0, 4096);
        return s.finish(() -> new RewardModelRecipe(
                model, tasks, prompt, new BradleyTerry(centring), batch, trained, optimizer, steps, evaluation,
                checkpoints, seed, threads));
    }

    @Override
    public SamplingSettings sampling() {
        return NOTHING_IS_SAMPLED;
    }

    @Override
    public Kind kind() {
        return Kind.REWARD_MODEL;
    }

    @Override
    public String yaml() {
        var o = new Outline();
        o.put("kind", kind());
        model.write(o);
        TaskShare.writeAll(o, tasks);
        o.section("prompt", prompt::write).put("centring", loss.centring());
        o.section("batch", batch::write);
        trained.write(o);
        o.section("optimizer", optimizer::write);
        o.put("steps", steps).section("evaluation", evaluation::write);
        o.section("checkpoints", checkpoints::write).put("seed", seed);
        o.put("threads", threads);
        return o.toString();
    }
}
