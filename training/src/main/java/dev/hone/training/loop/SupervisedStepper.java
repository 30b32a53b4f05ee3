package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.Demonstration;
import dev.hone.tasks.DemonstrationSource;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.recipe.SupervisedRecipe;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.TrainerState;
import dev.hone.training.task.DemonstrationTokens;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.List;

/// Pre-training and supervised fine-tuning: the next demonstrations, their loss, one optimizer step.
///
/// Demonstration number i of the run is a pure function of the seed and i, so a resumed run sees what it would have
/// seen. Sequences have no padding; blocks of a fixed number of them are summed in order.
public final class SupervisedStepper implements Stepper {
    private final SupervisedRecipe recipe;
    private final ModelText text;
    private final TaskMixture mixture;
    private final DemonstrationSource source;
    private final GradientStep optimizer;
    private final Key dropout;

    public SupervisedStepper(SupervisedRecipe recipe, Model model, ModelText text, TaskMixture mixture,
            Workers workers) {
        this.recipe = recipe;
        this.text = text;
        this.mixture = mixture;
        this.source = new DemonstrationSource(mixture, Split.TRAIN, Key.of(recipe.seed()).at("demonstrations"));
        this.dropout = Key.of(recipe.seed()).at("dropout");
        this.optimizer = new GradientStep(
                model.parameters(),
                new Learner(model.parameters(), workers, 1),
                workers,
                recipe.optimizer(),
                recipe.steps());
    }

    @Override
    public Result step(TrainerState state, Stopwatch watch) {
        int step = state.step() + 1;
        int sequences = recipe.batch().sequences();
        List<DemonstrationTokens> shown =
                watch.time("demonstrations", () -> demonstrations(state.problems(), sequences));
        List<TokenTree> trees = shown.stream().map(DemonstrationTokens::tree).toList();
        var loss = new SupervisedLoss(shown);
        GradientStep.Result result =
                watch.time("update", () -> optimizer.take(step, blocks(trees), loss, dropout.at(step)));
        var metrics = new Metrics();
        metrics.put("loss", loss.mean()).put("learning_rate", result.rate());
        metrics.put("grad_norm", result.report().gradientNorm()).put("update_norm", result.report().updateNorm());
        metrics.put("num_tokens", state.tokens() + loss.tokens());
        metrics.put("completions/mean_length", (double) loss.tokens() / sequences);
        return new Result(metrics, state.next(1, sequences, loss.tokens()));
    }

    private List<DemonstrationTokens> demonstrations(long first, int count) {
        List<DemonstrationTokens> shown = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Demonstration d = source.demonstration(first + i);
            shown.add(text.marked(mixture.family(d.problem()), d.problem(), d.completion()));
        }
        return shown;
    }

    private List<List<TokenTree>> blocks(List<TokenTree> trees) {
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
