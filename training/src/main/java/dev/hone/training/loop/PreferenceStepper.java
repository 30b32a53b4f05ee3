package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.PairSource;
import dev.hone.tasks.PreferencePair;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.preference.PreferenceBatch;
import dev.hone.training.recipe.PreferenceRecipe;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.TrainerState;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Learning from preferences: the next pairs, their scores under policy and reference, one optimizer step.
///
/// Pair number i of the run is a pure function of the seed and i, so a resumed run sees what it would have seen.
public final class PreferenceStepper implements Stepper {
    private final PreferenceRecipe recipe;
    private final ModelText text;
    private final TaskMixture mixture;
    private final PairSource source;
    private final PairScorer scorer;
    private final GradientStep optimizer;
    private final List<TokenTree> heldOut;

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
        this.text = text;
        this.mixture = mixture;
        this.source = new PairSource(mixture, Split.TRAIN, Key.of(recipe.seed()).at("pairs"));
        var learner = new Learner(model.parameters(), workers, 1);
        this.scorer =
                new PairScorer(learner, first.map(m -> new Learner(m.parameters(), workers, 1)), recipe.loss());
        this.optimizer = new GradientStep(model.parameters(), learner, workers, recipe.optimizer(), recipe.steps());
        Key key = Key.of(recipe.evaluation().seed()).at("pairs");
        this.heldOut = new ArrayList<>();
        for (Problem problem : heldOut) {
            this.heldOut.add(tree(source.pair(problem, key.at(this.heldOut.size()))));
        }
    }

    @Override
    public Result step(TrainerState state, Stopwatch watch) {
        int pairs = recipe.batch().pairs();
        List<TokenTree> trees = watch.time("pairs", () -> pairs(state.problems(), pairs));
        PreferenceBatch batch =
                watch.time("score", () -> PreferenceBatch.of(recipe.loss(), scorer.score(trees)));
        GradientStep.Result result = watch.time(
                "update", () -> optimizer.take(state.step() + 1, blocks(trees), new PairTokenLoss(batch), () -> {}));
        Metrics metrics = batch.metrics();
        metrics.put("learning_rate", result.rate());
        metrics.put("grad_norm", result.report().gradientNorm()).put("update_norm", result.report().updateNorm());
        metrics.put("num_tokens", state.tokens() + batch.tokens());
        return new Result(metrics, state.next(1, pairs, batch.tokens()));
    }

    /// Loss, rewards and their accuracy on the held-out pairs, all names after `eval/`.
    @Override
    public Metrics heldOut() {
        var metrics = new Metrics();
        if (!heldOut.isEmpty()) {
            PreferenceBatch.of(recipe.loss(), scorer.score(heldOut))
                    .metrics()
                    .values()
                    .forEach((name, value) -> metrics.put("eval/" + name, value));
        }
        return metrics;
    }

    private List<TokenTree> pairs(long first, int count) {
        List<TokenTree> trees = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            trees.add(tree(source.pair(first + i)));
        }
        return trees;
    }

    private TokenTree tree(PreferencePair pair) {
        return text.completions(
                mixture.family(pair.problem()), pair.problem(), List.of(pair.chosen(), pair.rejected()));
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
