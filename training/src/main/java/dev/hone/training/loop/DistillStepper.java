package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Sampler;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.recipe.DistillRecipe;
import dev.hone.training.recipe.SelfTeacher;
import dev.hone.training.recipe.Teaching;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.TrainerState;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Distillation: lessons, the teachers' logits on them, one optimizer step towards the teachers. No gradient flows
/// through the sampling, none through a teacher.
///
/// Source: GKD, arXiv:2306.13649; with the student as its own teacher SDFT, arXiv:2601.19897, and SDPO,
/// arXiv:2601.20802; several teachers with weights as in MOPD, arXiv:2606.30406. The divergence is that of whole
/// distributions, where the papers take the sampled or the likeliest tokens alone.
public final class DistillStepper implements Stepper {
    private final DistillRecipe recipe;
    private final Lessons lessons;
    private final Teachers teachers;
    private final Learner learner;
    private final int vocabulary;
    private final GradientStep optimizer;
    private final List<Lesson> heldOut;

    /// `first` is the model with its first weights, where a self-teacher keeps them; `heldOut` are problems of which
    /// demonstrations are measured and never trained on.
    DistillStepper(
            DistillRecipe recipe,
            Model model,
            Optional<Model> first,
            ModelText text,
            TaskMixture mixture,
            List<Problem> heldOut,
            Sampler sampler,
            Workers workers) {
        this.recipe = recipe;
        this.learner = new Learner(model.parameters(), workers, 1);
        this.teachers = Teachers.of(recipe.teaching(), model, first, workers);
        this.vocabulary = model.config().vocabulary();
        this.optimizer = new GradientStep(model.parameters(), learner, workers, recipe.optimizer(), recipe.steps());
        this.lessons = switch (recipe.teaching()) {
            case Teaching.Models m -> new ShownLessons(recipe, text, mixture, sampler, Optional.empty());
            case Teaching.Self s -> {
                SelfTeacher t = s.teacher();
                var prompt = new TeacherPrompt(t.text(), mixture, text, model);
                yield switch (t.shown()) {
                    case DEMONSTRATION -> new ShownLessons(recipe, text, mixture, sampler, Optional.of(prompt));
                    case FEEDBACK -> new JudgedLessons(recipe, t, text, mixture, sampler, workers, prompt);
                };
            }
        };
        this.heldOut = lessons.heldOut(heldOut);
    }

    @Override
    public Result step(TrainerState state, Stopwatch watch) {
        int step = state.step() + 1;
        Lessons.Batch batch = lessons.next(step, state.problems(), watch);
        if (batch.lessons().isEmpty()) {
            Metrics metrics = batch.metrics().put("updates", 0).put("num_tokens", state.tokens());
            return new Result(metrics, state.next(0, batch.problems(), 0));
        }
        List<TokenTree> trees = Lesson.students(batch.lessons());
        TeacherRows rows = watch.time("teacher", () -> teachers.on(batch.lessons(), vocabulary));
        var loss = new DistillLoss(recipe.divergence(), recipe.temperature(), trees, rows);
        Key dropout = Key.of(recipe.seed()).at("dropout").at(step);
        GradientStep.Result result = watch.time("update", () -> optimizer.take(step, blocks(trees), loss, dropout));
        teachers.follow();
        int completions = trees.stream().mapToInt(t -> t.continuations().size()).sum();
        Metrics metrics = new Metrics().put("loss", loss.mean()).putAll(batch.metrics());
        metrics.put("learning_rate", result.rate());
        metrics.put("grad_norm", result.report().gradientNorm()).put("update_norm", result.report().updateNorm());
        metrics.put("updates", 1).put("num_tokens", state.tokens() + loss.tokens());
        metrics.put("completions/mean_length", (double) loss.tokens() / completions);
        return new Result(metrics, state.next(1, batch.problems(), loss.tokens()));
    }

    /// The divergence on the held-out problems' demonstrations, `eval/loss`.
    @Override
    public Metrics heldOut() {
        var metrics = new Metrics();
        if (!heldOut.isEmpty()) {
            List<TokenTree> trees = Lesson.students(heldOut);
            var loss = new DistillLoss(
                    recipe.divergence(), recipe.temperature(), trees, teachers.on(heldOut, vocabulary));
            learner.logits(trees,
                    (tree, segment, index, logits, offset, n) -> loss.measure(tree, segment, index, logits, offset));
            metrics.put("eval/loss", loss.mean());
        }
        return metrics;
    }

    /// Blocks of a fixed number of sequences, of which a lesson may have several.
    private List<List<TokenTree>> blocks(List<TokenTree> trees) {
        int together = Math.max(1, recipe.batch().block() / lessons.size());
        List<List<TokenTree>> blocks = new ArrayList<>();
        for (int i = 0; i < trees.size(); i += together) {
            blocks.add(trees.subList(i, Math.min(trees.size(), i + together)));
        }
        return blocks;
    }

    @Override
    public Optional<float[]> movingReference() {
        return teachers.moving();
    }

    @Override
    public GradientStep optimizer() {
        return optimizer;
    }
}
