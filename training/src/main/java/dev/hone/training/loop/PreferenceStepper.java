package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.PairSource;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.preference.PreferenceBatch;
import dev.hone.training.preference.PreferenceLoss;
import dev.hone.training.recipe.PreferenceRecipe;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.TrainerState;
import dev.hone.training.task.ModelText;
import java.util.List;
import java.util.Optional;

/// Learning from preferences: the next pairs, their scores under policy and reference, one optimizer step.
public final class PreferenceStepper implements Stepper {
    private final PreferenceRecipe recipe;
    private final PairTrees pairs;
    private final PairScorer scorer;
    private final GradientStep optimizer;
    private final PairTrees.Batch heldOut;

    /// `first` is the reference; `heldOut` are problems of which pairs are measured and never trained on.
    PreferenceStepper(
            PreferenceRecipe recipe,
            Model model,
            Optional<Model> first,
            ModelText text,
            TaskMixture mixture,
            List<Problem> heldOut,
            Workers workers) {
        this.recipe = recipe;
        this.pairs = new PairTrees(
                new PairSource(mixture, Split.TRAIN, Key.of(recipe.seed()).at("pairs")), text,
                recipe.loss().needs().contains(PreferenceLoss.Need.GOLD)
                        ? PairTrees.Completions.THREE
                        : PairTrees.Completions.TWO);
        var learner = new Learner(model.parameters(), workers, 1);
        this.scorer =
                new PairScorer(learner, first.map(m -> new Learner(m.parameters(), workers, 1)), recipe.loss());
        this.optimizer = new GradientStep(model.parameters(), learner, workers, recipe.optimizer(), recipe.steps());
        this.heldOut = pairs.heldOut(heldOut, recipe.evaluation());
    }

    @Override
    public Result step(TrainerState state, Stopwatch watch) {
        int count = recipe.batch().pairs();
        PairTrees.Batch next = watch.time("pairs", () -> pairs.next(state.problems(), count));
        PreferenceBatch batch =
                watch.time("score", () -> PreferenceBatch.of(recipe.loss(), scorer.score(next.trees())));
        List<List<TokenTree>> blocks = next.blocks(recipe.batch().block());
        GradientStep.Result result = watch.time(
                "update", () -> optimizer.take(state.step() + 1, blocks, new PairTokenLoss(batch), () -> {}));
        Metrics metrics = batch.metrics();
        metrics.put("learning_rate", result.rate());
        metrics.put("grad_norm", result.report().gradientNorm()).put("update_norm", result.report().updateNorm());
        metrics.put("num_tokens", state.tokens() + next.tokens());
        return new Result(metrics, state.next(1, count, next.tokens()));
    }

    /// Loss, rewards and their accuracy on the held-out pairs, all names after `eval/`.
    @Override
    public Metrics heldOut() {
        var metrics = new Metrics();
        if (!heldOut.trees().isEmpty()) {
            PreferenceBatch.of(recipe.loss(), scorer.score(heldOut.trees()))
                    .metrics()
                    .values()
                    .forEach((name, value) -> metrics.put("eval/" + name, value));
        }
        return metrics;
    }

    @Override
    public GradientStep optimizer() {
        return optimizer;
    }
}
