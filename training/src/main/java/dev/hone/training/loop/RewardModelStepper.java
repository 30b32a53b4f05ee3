package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.TokenTree;
import dev.hone.engine.ValueLoss;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.PairSource;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.recipe.RewardModelRecipe;
import dev.hone.training.rewardmodel.RewardBatch;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.TrainerState;
import dev.hone.training.task.ModelText;
import java.util.List;

/// Trains a reward model: the next pairs, their rewards, one optimizer step.
///
/// The reward of a completion is the head's number behind its last token, the end token.
public final class RewardModelStepper implements Stepper {
    private final RewardModelRecipe recipe;
    private final PairTrees pairs;
    private final CompletionValues rewards;
    private final GradientStep optimizer;
    private final PairTrees.Batch heldOut;

    /// `heldOut` are problems of which pairs are measured and never trained on.
    RewardModelStepper(
            RewardModelRecipe recipe,
            Model model,
            ModelText text,
            TaskMixture mixture,
            List<Problem> heldOut,
            Workers workers) {
        this.recipe = recipe;
        this.pairs = new PairTrees(
                new PairSource(mixture, Split.TRAIN, Key.of(recipe.seed()).at("pairs")), text,
                PairTrees.Completions.TWO);
        var learner = new Learner(model.parameters(), workers, 1);
        this.rewards = new CompletionValues(learner);
        this.optimizer = new GradientStep(model.parameters(), learner, workers, recipe.optimizer(), recipe.steps());
        this.heldOut = pairs.heldOut(heldOut, recipe.evaluation());
    }

    @Override
    public Result step(TrainerState state, Stopwatch watch) {
        int count = recipe.batch().pairs();
        PairTrees.Batch batch = watch.time("pairs", () -> pairs.next(state.problems(), count));
        RewardBatch loss = watch.time("score", () -> scored(batch));
        List<List<TokenTree>> blocks = batch.blocks(recipe.batch().block());
        GradientStep.Result result =
                watch.time("update", () -> optimizer.take(state.step() + 1, blocks, behindTheEnd(loss)));
        Metrics metrics = loss.metrics();
        metrics.put("learning_rate", result.rate());
        metrics.put("grad_norm", result.report().gradientNorm()).put("update_norm", result.report().updateNorm());
        metrics.put("num_tokens", state.tokens() + batch.tokens());
        return new Result(metrics, state.next(1, count, batch.tokens()));
    }

    private RewardBatch scored(PairTrees.Batch batch) {
        return new RewardBatch(recipe.loss(), rewards.last(batch.trees()), batch.margins());
    }

    /// The derivatives are known before, because a loss of two completions needs both rewards.
    private static ValueLoss behindTheEnd(RewardBatch loss) {
        return (tree, segment, values, dValues, length) -> {
            dValues[length - 1] = (float) loss.slope(tree, segment);
            return segment == 0 ? loss.share(tree) : 0;
        };
    }

    /// Loss, accuracy and rewards of the held-out pairs, all names after `eval/`.
    @Override
    public Metrics heldOut() {
        var metrics = new Metrics();
        if (!heldOut.trees().isEmpty()) {
            scored(heldOut).metrics().values().forEach((name, value) -> metrics.put("eval/" + name, value));
        }
        return metrics;
    }

    @Override
    public GradientStep optimizer() {
        return optimizer;
    }
}
