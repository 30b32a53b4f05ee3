package dev.hone.training.recipe;

import java.nio.file.Path;
import java.util.List;

/// Teaches a model to complete demonstrations of task families: pre-training of a fresh model (`kind: pretrain`), or
/// fine-tuning of one on disk (`kind: sft`). The loss is the mean of -log p over the completions' tokens of a step.
///
/// `sampling` serves the evaluations.
public record SupervisedRecipe(
        Stage stage,
        ModelSource model,
        List<TaskShare> tasks,
        PromptSettings prompt,
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

    /// What the model was before.
    public enum Stage { PRETRAIN, SFT }

    private static final OptimizerSettings FROM_NOTHING =
            new OptimizerSettings(3e-3, OptimizerSettings.Decay.LINEAR, 100, 0.05, 0.9, 0.98, 1e-8, 0.05, 1);
    private static final OptimizerSettings FROM_A_MODEL =
            new OptimizerSettings(1e-5, OptimizerSettings.Decay.COSINE, 10, 0.1, 0.9, 0.999, 1e-8, 0, 1);

    public SupervisedRecipe {
        tasks = List.copyOf(tasks);
        optimizer.checked(steps);
        if (stage == Stage.SFT && model instanceof ModelSource.Fresh) {
            throw new IllegalArgumentException(
                    "model: supervised fine-tuning starts from a model on disk; give its path, or set kind: pretrain");
        }
        trained.beside(model);
        if (batch.block() > batch.sequences()) {
            throw new IllegalArgumentException("batch.block (" + batch.block()
                    + ") must not exceed batch.sequences (" + batch.sequences() + ")");
        }
    }

    static SupervisedRecipe read(Section s, Path folder, Stage stage) {
        ModelSource model = ModelSource.read(s, folder);
        List<TaskShare> tasks = TaskShare.readAll(s, folder, TaskShare.Use.DEMONSTRATE);
        PromptSettings prompt = PromptSettings.read(s.section("prompt"));
        BatchSettings batch = BatchSettings.read(s.section("batch"), stage == Stage.PRETRAIN ? 256 : 32);
        TrainedPart trained = TrainedPart.read(s);
        int steps = s.integer("steps", 1, Integer.MAX_VALUE);
        OptimizerSettings usual = stage == Stage.PRETRAIN ? FROM_NOTHING : FROM_A_MODEL;
        OptimizerSettings optimizer = OptimizerSettings.read(s.section("optimizer"), usual.within(steps));
        EvaluationSettings evaluation = EvaluationSettings.read(s.section("evaluation"));
        SamplingSettings sampling = SamplingSettings.read(s.section("sampling"));
        CheckpointSettings checkpoints = CheckpointSettings.read(s.section("checkpoints"));
        long seed = s.longInteger("seed", 0);
        int threads = s.integer("threads", 0, 0, 4096);
        return s.finish(() -> new SupervisedRecipe(
                stage, model, tasks, prompt, batch, trained, optimizer, steps, evaluation, sampling, checkpoints, seed,
                threads));
    }

    @Override
    public Kind kind() {
        return stage == Stage.PRETRAIN ? Kind.PRETRAIN : Kind.SFT;
    }

    @Override
    public String yaml() {
        var o = new Outline();
        o.put("kind", kind());
        model.write(o);
        TaskShare.writeAll(o, tasks);
        o.section("prompt", prompt::write).section("batch", batch::write);
        trained.write(o);
        o.section("optimizer", optimizer::write);
        o.put("steps", steps).section("evaluation", evaluation::write).section("sampling", sampling::write);
        o.section("checkpoints", checkpoints::write).put("seed", seed);
        o.put("threads", threads);
        return o.toString();
    }
}
