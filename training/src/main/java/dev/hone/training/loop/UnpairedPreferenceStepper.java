package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.LabelledCompletion;
import dev.hone.tasks.LabelledSource;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.preference.UnpairedBatch;
import dev.hone.training.preference.UnpairedBatch.Score;
import dev.hone.training.recipe.UnpairedPreferenceRecipe;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.TrainerState;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Learning from single completions with labels: the next ones, their scores under policy and reference, one optimizer
/// step.
///
/// The reference point z of KTO is the mean log-ratio of mismatched pairs, each prompt with the completion before its
/// own in the batch (the first with the last), and at least 0.
public final class UnpairedPreferenceStepper implements Stepper {
    private final UnpairedPreferenceRecipe recipe;
    private final LabelledSource source;
    private final ModelText text;
    private final Learner policy;
    private final Learner reference;
    private final GradientStep optimizer;
    private final List<LabelledCompletion> heldOut;

    /// `first` is the reference; `heldOut` are problems of which completions are measured and never trained on.
    UnpairedPreferenceStepper(
            UnpairedPreferenceRecipe recipe,
            Model model,
            Model first,
            ModelText text,
            TaskMixture mixture,
            List<Problem> heldOut,
            Workers workers) {
        this.recipe = recipe;
        this.text = text;
        this.source = new LabelledSource(mixture, Split.TRAIN, Key.of(recipe.seed()).at("completions"));
        this.policy = new Learner(model.parameters(), workers, 1);
        this.reference = new Learner(first.parameters(), workers, 1);
        this.optimizer = new GradientStep(model.parameters(), policy, workers, recipe.optimizer(), recipe.steps());
        Key key = Key.of(recipe.evaluation().seed()).at("completions");
        this.heldOut = new ArrayList<>();
        for (Problem problem : heldOut) {
            this.heldOut.add(source.completion(problem, key.at(this.heldOut.size())));
        }
    }

    @Override
    public Result step(TrainerState state, Stopwatch watch) {
        int count = recipe.batch().sequences();
        List<LabelledCompletion> next = watch.time("completions", () -> next(state.problems(), count));
        List<TokenTree> trees = trees(next);
        UnpairedBatch batch = watch.time("score", () -> score(next, trees));
        GradientStep.Result result = watch.time(
                "update", () -> optimizer.take(state.step() + 1, blocks(trees), loss(batch), () -> {}));
        long tokens = trees.stream().mapToLong(t -> t.continuations().getFirst().length).sum();
        Metrics metrics = batch.metrics();
        metrics.put("learning_rate", result.rate());
        metrics.put("grad_norm", result.report().gradientNorm()).put("update_norm", result.report().updateNorm());
        metrics.put("num_tokens", state.tokens() + tokens);
        return new Result(metrics, state.next(1, count, tokens));
    }

    private List<LabelledCompletion> next(long first, int count) {
        List<LabelledCompletion> next = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            next.add(source.completion(first + i));
        }
        return next;
    }

    private List<TokenTree> trees(List<LabelledCompletion> completions) {
        return completions.stream()
                .map(c -> text.completions(
                        source.mixture().family(c.problem()), c.problem(), List.of(c.completion())))
                .toList();
    }

    private UnpairedBatch score(List<LabelledCompletion> completions, List<TokenTree> trees) {
        double[][] own = PairScorer.sums(policy, trees);
        double[][] first = PairScorer.sums(reference, trees);
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < own.length; i++) {
            scores.add(new Score(
                    own[i][0], first[i][0], trees.get(i).continuations().getFirst().length,
                    completions.get(i).label()));
        }
        return UnpairedBatch.of(recipe.loss(), scores, recipe.loss().needsBaseline() ? baseline(trees) : 0);
    }

    private double baseline(List<TokenTree> trees) {
        List<TokenTree> mismatched = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            mismatched.add(new TokenTree(
                    trees.get(i).root(), trees.get((i + trees.size() - 1) % trees.size()).continuations()));
        }
        double[][] own = PairScorer.sums(policy, mismatched);
        double[][] first = PairScorer.sums(reference, mismatched);
        double sum = 0;
        for (int i = 0; i < own.length; i++) {
            sum += own[i][0] - first[i][0];
        }
        return Math.max(0, sum / own.length);
    }

    /// The derivatives are known before, because the loss is one of whole completions.
    private static TokenLoss loss(UnpairedBatch batch) {
        return (tree, segment, logProb, entropy, dLogProb, dEntropy, length) -> {
            Arrays.fill(dLogProb, 0, length, (float) batch.slope(tree));
            return batch.share(tree);
        };
    }

    private List<List<TokenTree>> blocks(List<TokenTree> trees) {
        List<List<TokenTree>> blocks = new ArrayList<>();
        for (int i = 0; i < trees.size(); i += recipe.batch().block()) {
            blocks.add(trees.subList(i, Math.min(trees.size(), i + recipe.batch().block())));
        }
        return blocks;
    }

    /// Loss and rewards of the held-out completions, all names after `eval/`.
    @Override
    public Metrics heldOut() {
        var metrics = new Metrics();
        if (!heldOut.isEmpty()) {
            score(heldOut, trees(heldOut))
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
