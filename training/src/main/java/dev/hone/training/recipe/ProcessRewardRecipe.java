package dev.hone.training.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Teaches a model with a scalar head how likely each step of a solution leads to a right answer
/// (`kind: process-reward-model`).
///
/// `policy` writes the solutions and, from the end of each step, the completions that give the labels; `sampling` is
/// its way of drawing. Without a policy solutions and labels are those of files (task `stepwise`).
public record ProcessRewardRecipe(
        ModelSource model,
        Optional<ModelSource.OnDisk> policy,
        List<TaskShare> tasks,
        PromptSettings prompt,
        StepSettings labels,
        BatchSettings batch,
        TrainedPart trained,
        OptimizerSettings optimizer,
        int steps,
        EvaluationSettings evaluation,
        SamplingSettings sampling,
        CheckpointSettings checkpoints,
        long seed,
        int threads)
        implements Recipe {

    private static final OptimizerSettings ADAM =
            new OptimizerSettings(1e-4, OptimizerSettings.Decay.LINEAR, 10, 0, 0.9, 0.999, 1e-8, 0, 1);

    public ProcessRewardRecipe {
        tasks = List.copyOf(tasks);
        optimizer.checked(steps);
        if (model instanceof ModelSource.Fresh) {
            throw new IllegalArgumentException(
                    "model: a reward model starts from a model on disk; give its path, or pre-train one first");
        }
        for (TaskShare task : tasks) {
            boolean filed = task.family().equals("stepwise");
            if (filed == policy.isPresent()) {
                throw new IllegalArgumentException(filed
                        ? "policy: the task stepwise has its labels in its file; leave the policy out"
                        : "policy: missing; it writes the solutions of task " + task.family()
                                + " and gives their labels; or take the task stepwise, whose file has them");
            }
        }
        if (batch.block() > batch.sequences()) {
            throw new IllegalArgumentException("batch.block (" + batch.block()
                    + ") must not exceed batch.sequences (" + batch.sequences() + ")");
        }
    }

    static ProcessRewardRecipe read(Section s, Path folder) {
        ModelSource model = ModelSource.read(s, folder);
        Optional<ModelSource.OnDisk> policy =
                s.has("policy") ? Optional.of(ModelSource.onDisk(s, "policy", folder)) : Optional.empty();
        List<TaskShare> tasks = TaskShare.readAll(s, folder, TaskShare.Use.SOLVE);
        PromptSettings prompt = PromptSettings.read(s.section("prompt"));
        StepSettings labels = StepSettings.read(s.section("labels"));
        BatchSettings batch = BatchSettings.read(s.section("batch"), 32);
        TrainedPart trained = TrainedPart.read(s);
        int steps = s.integer("steps", 1, Integer.MAX_VALUE);
        OptimizerSettings optimizer = OptimizerSettings.read(s.section("optimizer"), ADAM.within(steps));
        EvaluationSettings evaluation = EvaluationSettings.read(s.section("evaluation"));
        SamplingSettings sampling = SamplingSettings.read(s.section("sampling"));
        CheckpointSettings checkpoints = CheckpointSettings.read(s.section("checkpoints"));
        long seed = s.longInteger("seed", 0);
        int threads = s.integer("threads", 0, 0, 4096);
        return s.finish(() -> new ProcessRewardRecipe(
                model, policy, tasks, prompt, labels, batch, trained, optimizer, steps, evaluation, sampling,
                checkpoints,
                seed, threads));
    }

    @Override
    public Kind kind() {
        return Kind.PROCESS_REWARD_MODEL;
    }

    @Override
    public String yaml() {
        var o = new Outline();
        o.put("kind", kind());
        model.write(o);
        policy.ifPresent(p -> o.put("policy", p.path().toString()));
        TaskShare.writeAll(o, tasks);
        o.section("prompt", prompt::write).section("labels", labels::write);
        o.section("batch", batch::write);
        trained.write(o);
        o.section("optimizer", optimizer::write);
        o.put("steps", steps).section("evaluation", evaluation::write).section("sampling", sampling::write);
        o.section("checkpoints", checkpoints::write).put("seed", seed);
        o.put("threads", threads);
        return o.toString();
    }
}
