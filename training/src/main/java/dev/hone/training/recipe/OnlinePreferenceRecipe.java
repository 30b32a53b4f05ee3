package dev.hone.training.recipe;

import dev.hone.training.preference.Dpo;
import dev.hone.training.curriculum.LengthBudget;
import dev.hone.training.preference.PreferenceLoss;
import dev.hone.training.reward.RewardShaping;
import dev.hone.training.reward.RewardSum;
import java.nio.file.Path;
import java.util.List;

/// Teaches a model to prefer the better of its own completions (`kind: online-preference`): online DPO and its
/// relatives.
///
/// A step samples `sampling.prompts` groups of `sampling.group` completions, judges them, and makes one optimizer step
/// on the best against the worst of each group. Groups whose rewards are all equal give no pair. `rewards`, `unjudged`
/// and `exactness` are those of [RlRecipe].
///
/// Source: direct alignment from online feedback, arXiv:2402.04792, with a reward or a verifier instead of an annotator
/// and, where the group has more than two completions, the extremes of them.
public record OnlinePreferenceRecipe(
        ModelSource model,
        List<TaskShare> tasks,
        PromptSettings prompt,
        SamplingSettings sampling,
        PreferenceLoss loss,
        List<RewardSum.Weight> rewards,
        List<RewardShaping> shaping,
        TrainedPart trained,
        OptimizerSettings optimizer,
        int steps,
        EvaluationSettings evaluation,
        CheckpointSettings checkpoints,
        double unjudged,
        RlRecipe.Exactness exactness,
        long seed,
        int threads)
        implements Recipe {

    private static final OptimizerSettings ADAM =
            new OptimizerSettings(1e-6, OptimizerSettings.Decay.LINEAR, 10, 0, 0.9, 0.999, 1e-8, 0, 1);

    public OnlinePreferenceRecipe {
        tasks = List.copyOf(tasks);
        rewards = List.copyOf(rewards);
        shaping = List.copyOf(shaping);
        optimizer.checked(steps);
        trained.withoutDropout("the model that is trained would not be the one that samples");
        if (model instanceof ModelSource.Fresh) {
            throw new IllegalArgumentException("model: learning from preferences starts from a model on disk; give its"
                    + " path, or pre-train one first");
        }
        if (!sampling.curricula().isEmpty() || !sampling.budget().equals(LengthBudget.constant(sampling.maxTokens()))) {
            throw new IllegalArgumentException(
                    "sampling.curricula and sampling.budget are read by kind: rl alone; leave"
                            + " them out, or take kind: rl");
        }
        if (sampling.group() < 2) {
            throw new IllegalArgumentException("sampling.group is 1, and a pair needs two completions of one prompt;"
                    + " take 2 or more");
        }
        if (loss.needs().contains(PreferenceLoss.Need.BASELINE)) {
            throw new IllegalArgumentException("loss: " + loss.name() + " compares with completions of other pairs, and"
                    + " a step may have a single one; take dpo, or learn from a file with kind: preference");
        }
        if (loss.needs().contains(PreferenceLoss.Need.GOLD)) {
            throw new IllegalArgumentException("loss: " + loss.name() + " imitates a gold completion, which a model's"
                    + " own completions lack; take dpo, or learn from pairs with kind: preference");
        }
        for (RewardShaping step : shaping) {
            if (step.needsReference()) {
                throw new IllegalArgumentException("shaping: " + step.name() + " measures the distance from the"
                        + " reference, which the loss does already (beta); leave it out");
            }
        }
    }

    static OnlinePreferenceRecipe read(Section s, Path folder) {
        ModelSource model = ModelSource.read(s, folder);
        List<TaskShare> tasks = TaskShare.readAll(s, folder, TaskShare.Use.SOLVE);
        PromptSettings prompt = PromptSettings.read(s.section("prompt"));
        SamplingSettings sampling = SamplingSettings.read(s.section("sampling"));
        PreferenceLoss loss = Axes.preferenceLosses().read(s.option("loss", "name"), new Dpo());
        List<RewardSum.Weight> rewards = RewardWeights.read(s, folder);
        List<RewardShaping> shaping =
                Axes.shaping(sampling.maxTokens()).readAll(s.options("shaping", "name"));
        TrainedPart trained = TrainedPart.read(s);
        int steps = s.integer("steps", 1, Integer.MAX_VALUE);
        OptimizerSettings optimizer = OptimizerSettings.read(s.section("optimizer"), ADAM.within(steps));
        EvaluationSettings evaluation = EvaluationSettings.read(s.section("evaluation"));
        CheckpointSettings checkpoints = CheckpointSettings.read(s.section("checkpoints"));
        double unjudged = s.number("unjudged", 0.1, Range.SHARE);
        RlRecipe.Exactness exactness = s.choice("exactness", RlRecipe.Exactness.STOP);
        long seed = s.longInteger("seed", 0);
        int threads = s.integer("threads", 0, 0, 4096);
        return s.finish(() -> new OnlinePreferenceRecipe(
                model, tasks, prompt, sampling, loss, rewards, shaping, trained, optimizer, steps, evaluation,
                checkpoints, unjudged, exactness, seed, threads));
    }

    @Override
    public Kind kind() {
        return Kind.ONLINE_PREFERENCE;
    }

    @Override
    public String yaml() {
        var o = new Outline();
        o.put("kind", kind());
        model.write(o);
        TaskShare.writeAll(o, tasks);
        o.section("prompt", prompt::write).section("sampling", sampling::write);
        o.section("loss", x -> Axes.preferenceLosses().write(x, loss));
        RewardWeights.write(o, rewards);
        o.sections("shaping", shaping, Axes.shaping(sampling.maxTokens())::write);
        trained.write(o);
        o.section("optimizer", optimizer::write);
        o.put("steps", steps).section("evaluation", evaluation::write).section("checkpoints", checkpoints::write);
        o.put("unjudged", unjudged).put("exactness", exactness).put("seed", seed);
        o.put("threads", threads);
        return o.toString();
    }
}
