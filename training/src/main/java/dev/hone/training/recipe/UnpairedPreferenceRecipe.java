package dev.hone.training.recipe;

import dev.hone.training.preference.Kto;
import dev.hone.training.preference.UnpairedLoss;
import java.nio.file.Path;
import java.util.List;

/// Teaches a model from single completions that are desirable or not (`kind: unpaired-preference`): KTO.
///
/// The completions are those of a file (task `labelled`), or demonstrations of the tasks in the styles that these name,
/// desirable where the verifier calls them right. `sampling` serves the evaluations, which measure held-out completions
/// too.
public record UnpairedPreferenceRecipe(
        ModelSource model,
        List<TaskShare> tasks,
        PromptSettings prompt,
        UnpairedLoss loss,
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
            new OptimizerSettings(1e-6, OptimizerSettings.Decay.LINEAR, 10, 0, 0.9, 0.999, 1e-8, 0, 1);

    public UnpairedPreferenceRecipe {
        tasks = List.copyOf(tasks);
        optimizer.checked(steps);
        trained.withoutDropout("the scores of completions would not be those that are trained");
        if (model instanceof ModelSource.Fresh) {
            throw new IllegalArgumentException("model: learning from preferences starts from a model on disk; give its"
                    + " path, or pre-train one first");
        }
        if (loss.needsBaseline() && batch.sequences() < 2) {
            throw new IllegalArgumentException("batch.sequences is 1, and " + loss.name()
                    + " compares with completions of other prompts of the batch; take 2 or more");
        }
        if (batch.block() > batch.sequences()) {
            throw new IllegalArgumentException("batch.block (" + batch.block()
                    + ") must not exceed batch.sequences (" + batch.sequences() + ")");
        }
    }

    static UnpairedPreferenceRecipe read(Section s, Path folder) {
        ModelSource model = ModelSource.read(s, folder);
        List<TaskShare> tasks = TaskShare.readAll(s, folder, TaskShare.Use.DEMONSTRATE);
        PromptSettings prompt = PromptSettings.read(s.section("prompt"));
        UnpairedLoss loss = Axes.unpairedLosses().read(s.option("loss", "name"), new Kto());
        BatchSettings batch = BatchSettings.read(s.section("batch"), 32);
        TrainedPart trained = TrainedPart.read(s);
        int steps = s.integer("steps", 1, Integer.MAX_VALUE);
        OptimizerSettings optimizer = OptimizerSettings.read(s.section("optimizer"), ADAM.within(steps));
        EvaluationSettings evaluation = EvaluationSettings.read(s.section("evaluation"));
        SamplingSettings sampling = SamplingSettings.read(s.section("sampling"));
        CheckpointSettings checkpoints = CheckpointSettings.read(s.section("checkpoints"));
        long seed = s.longInteger("seed", 0);
        int threads = s.integer("threads", 0, 0, 4096);
        return s.finish(() -> new UnpairedPreferenceRecipe(
                model, tasks, prompt, loss, batch, trained, optimizer, steps, evaluation, sampling, checkpoints, seed,
                threads));
    }

    @Override
    public Kind kind() {
        return Kind.UNPAIRED_PREFERENCE;
    }

    @Override
    public String yaml() {
        var o = new Outline();
        o.put("kind", kind());
        model.write(o);
        TaskShare.writeAll(o, tasks);
        o.section("prompt", prompt::write).section("loss", x -> Axes.unpairedLosses().write(x, loss));
        o.section("batch", batch::write);
        trained.write(o);
        o.section("optimizer", optimizer::write);
        o.put("steps", steps).section("evaluation", evaluation::write).section("sampling", sampling::write);
        o.section("checkpoints", checkpoints::write).put("seed", seed);
        o.put("threads", threads);
        return o.toString();
    }
}
