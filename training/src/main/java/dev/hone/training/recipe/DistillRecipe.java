package dev.hone.training.recipe;

import dev.hone.training.distill.Divergence;
import dev.hone.training.distill.JensenShannon;
import java.nio.file.Path;
import java.util.List;

/// Draws a student's distribution over the next token to that of its teachers (`kind: distill`).
///
/// Teachers are other models, or the student itself, which is shown more than it is asked ([SelfTeacher]): with
/// feedback a step has `batch.sequences` / `sampling.group` problems.
///
/// A share `onPolicy` of the sequences are the student's own completions, the others demonstrations. `temperature`
/// divides the logits of both in the divergence; `sampling.temperature` is that of the student's completions.
public record DistillRecipe(
        ModelSource model,
        Teaching teaching,
        List<TaskShare> tasks,
        PromptSettings prompt,
        Divergence divergence,
        double onPolicy,
        double temperature,
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
            new OptimizerSettings(1e-5, OptimizerSettings.Decay.LINEAR, 10, 0, 0.9, 0.999, 1e-8, 0, 1);

    public DistillRecipe {
        tasks = List.copyOf(tasks);
        optimizer.checked(steps);
        trained.beside(model);
        switch (teaching) {
            case Teaching.Models m -> TeacherShare.requireAll(m.teachers(), tasks);
            case Teaching.Self self when self.teacher().shown() == SelfTeacher.Shown.FEEDBACK ->
                requireOwnGroups(onPolicy, batch, sampling);
            case Teaching.Self self -> {}
        }
        if (batch.block() > batch.sequences()) {
            throw new IllegalArgumentException("batch.block (" + batch.block()
                    + ") must not exceed batch.sequences (" + batch.sequences() + ")");
        }
    }

    private static void requireOwnGroups(double onPolicy, BatchSettings batch, SamplingSettings sampling) {
        if (onPolicy != 1) {
            throw new IllegalArgumentException("on-policy is " + onPolicy
                    + ", and feedback is on completions of one's own alone; leave it out");
        }
        if (batch.sequences() % sampling.group() != 0) {
            throw new IllegalArgumentException("batch.sequences (" + batch.sequences()
                    + ") must be a multiple of sampling.group (" + sampling.group()
                    + "), the completions of a problem");
        }
    }

    static DistillRecipe read(Section s, Path folder) {
        ModelSource model = ModelSource.read(s, folder);
        List<TaskShare> tasks = TaskShare.readAll(s, folder, TaskShare.Use.DEMONSTRATE);
        Teaching teaching = Teaching.read(s, folder, tasks);
        PromptSettings prompt = PromptSettings.read(s.section("prompt"));
        Divergence divergence = Axes.divergences().read(s.option("divergence", "name"), new JensenShannon());
        double onPolicy = s.number("on-policy", teaching instanceof Teaching.Self ? 1 : 0.5, Range.SHARE);
        double temperature = s.number("temperature", 1, Range.POSITIVE);
        BatchSettings batch = BatchSettings.read(s.section("batch"), 32);
        TrainedPart trained = TrainedPart.read(s);
        int steps = s.integer("steps", 1, Integer.MAX_VALUE);
        OptimizerSettings optimizer = OptimizerSettings.read(s.section("optimizer"), ADAM.within(steps));
        EvaluationSettings evaluation = EvaluationSettings.read(s.section("evaluation"));
        SamplingSettings sampling = SamplingSettings.read(s.section("sampling"));
        CheckpointSettings checkpoints = CheckpointSettings.read(s.section("checkpoints"));
        long seed = s.longInteger("seed", 0);
        int threads = s.integer("threads", 0, 0, 4096);
        return s.finish(() -> new DistillRecipe(
                model, teaching, tasks, prompt, divergence, onPolicy, temperature, batch, trained, optimizer, steps,
                evaluation, sampling, checkpoints, seed, threads));
    }

    @Override
    public Kind kind() {
        return Kind.DISTILL;
    }

    @Override
    public String yaml() {
        var o = new Outline();
        o.put("kind", kind());
        model.write(o);
        teaching.write(o);
        TaskShare.writeAll(o, tasks);
        o.section("prompt", prompt::write).section("divergence", x -> Axes.divergences().write(x, divergence));
        o.put("on-policy", onPolicy).put("temperature", temperature);
        o.section("batch", batch::write);
        trained.write(o);
        o.section("optimizer", optimizer::write);
        o.put("steps", steps).section("evaluation", evaluation::write).section("sampling", sampling::write);
        o.section("checkpoints", checkpoints::write).put("seed", seed);
        o.put("threads", threads);
        return o.toString();
    }
}
