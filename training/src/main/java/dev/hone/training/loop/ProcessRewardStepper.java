package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.recipe.ProcessRewardRecipe;
import dev.hone.training.rewardmodel.LabelledSteps;
import dev.hone.training.rewardmodel.StepBatch;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RunStopped;
import dev.hone.training.run.TrainerState;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Trains a process reward model: solutions of a policy or of a file, labels for their steps, one optimizer step.
///
/// Problem number i of the run and all samples are pure functions of the seed, so a resumed run sees what it would have
/// seen.
public final class ProcessRewardStepper implements Stepper {
    private final ProcessRewardRecipe recipe;
    private final ProblemStream problems;
    private final StepLabeller labels;
    private final Learner learner;
    private final GradientStep optimizer;
    private final List<LabelledSteps> heldOut;

    /// `policy` writes solutions and completions, where there is one; else they are those of the files. `heldOut` are
    /// problems that are measured and never trained on.
    ProcessRewardStepper(
            ProcessRewardRecipe recipe, Model model, Optional<Model> policy, TaskMixture mixture, List<Problem> heldOut,
            Workers workers) {
        this.recipe = recipe;
        this.problems = new ProblemStream(mixture, Split.TRAIN, Key.of(recipe.seed()).at("problems"));
        this.labels =
                policy.<StepLabeller>map(p -> sampled(recipe, SameTokens.required(model, p, "the policy"), mixture,
                        workers)).orElseGet(() -> new FiledSteps(
                                mixture, new ModelText(model, recipe.prompt()), recipe.labels().separator()));
        this.learner = new Learner(model.parameters(), workers, 1);
        this.optimizer = new GradientStep(model.parameters(), learner, workers, recipe.optimizer(), recipe.steps());
        this.heldOut = heldOut.isEmpty()
                ? List.of()
                : labels.of(heldOut, Key.of(recipe.evaluation().seed()).at("solutions"));
    }

    private static StepLabels sampled(
            ProcessRewardRecipe recipe, Model policy, TaskMixture mixture, Workers workers) {
        var options = SamplingOptions.policy(recipe.sampling().maxTokens(), policy.endTokens())
                .withTemperature(recipe.sampling().temperature());
        return new StepLabels(
                recipe.labels(),
                mixture,
                new ModelText(policy, recipe.prompt()),
                new Sampler(policy, workers, options),
                workers);
    }

    /// @throws RunStopped if no step of a batch could be judged
    @Override
    public Result step(TrainerState state, Stopwatch watch) {
        int step = state.step() + 1;
        int count = recipe.batch().sequences();
        List<LabelledSteps> batch = watch.time("labels", () -> labels.of(
                asked(state.problems(), count), Key.of(recipe.seed()).at("solutions").at(step)));
        var loss = new StepBatch(batch);
        if (loss.steps() == 0) {
            throw new RunStopped("step " + step + ": no step of " + count + " solutions could be judged");
        }
        Key dropout = Key.of(recipe.seed()).at("dropout").at(step);
        GradientStep.Result result = watch.time("update", () -> optimizer.take(step, blocks(batch), loss, dropout));
        long tokens = batch.stream().mapToLong(b -> b.tree().continuations().getFirst().length).sum();
        Metrics metrics = loss.metrics();
        metrics.put("learning_rate", result.rate());
        metrics.put("grad_norm", result.report().gradientNorm()).put("update_norm", result.report().updateNorm());
        metrics.put("num_tokens", state.tokens() + tokens);
        return new Result(metrics, state.next(1, count, tokens));
    }

    /// Loss and accuracy on solutions of the held-out problems, all names after `eval/`.
    @Override
    public Metrics heldOut() {
        var metrics = new Metrics();
        var loss = new StepBatch(heldOut);
        if (loss.steps() > 0) {
            learner.score(
                    heldOut.stream().map(LabelledSteps::tree).toList(),
                    (tree, segment, values, zeros, length) -> loss.measure(tree, values));
            loss.metrics().values().forEach((name, value) -> metrics.put("eval/" + name, value));
        }
        return metrics;
    }

    private List<Problem> asked(long first, int count) {
        List<Problem> asked = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            asked.add(problems.problem(first + i));
        }
        return asked;
    }

    private List<List<TokenTree>> blocks(List<LabelledSteps> batch) {
        List<TokenTree> trees = batch.stream().map(LabelledSteps::tree).toList();
        List<List<TokenTree>> blocks = new ArrayList<>();
        for (int i = 0; i < trees.size(); i += recipe.batch().block()) {
            blocks.add(trees.subList(i, Math.min(trees.size(), i + recipe.batch().block())));
        }
        return blocks;
    }

    @Override
    public GradientStep optimizer() {
        return optimizer;
    }
}
