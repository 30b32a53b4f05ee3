package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.Demonstration;
import dev.hone.tasks.DemonstrationSource;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.recipe.DistillRecipe;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.TrainerState;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.List;

/// Generalised knowledge distillation: sequences, some of them the student's own, the teacher's logits on them, one
/// optimizer step towards the teacher. No gradient flows through the sampling.
///
/// Source: GKD, arXiv:2306.13649. Differs from the paper: each sequence, not each batch, is on-policy with the given
/// chance. Which ones are, is a pure function of seed and number.
public final class DistillStepper implements Stepper {
    private final DistillRecipe recipe;
    private final ModelText text;
    private final TaskMixture mixture;
    private final DemonstrationSource source;
    private final Sampler sampler;
    private final Learner learner;
    private final Learner teacher;
    private final int vocabulary;
    private final GradientStep optimizer;
    private final List<TokenTree> heldOut;

    /// `heldOut` are problems of which demonstrations are measured and never trained on.
    DistillStepper(
            DistillRecipe recipe,
            Model model,
            Model teacher,
            ModelText text,
            TaskMixture mixture,
            List<Problem> heldOut,
            Sampler sampler,
            Workers workers) {
        this.recipe = recipe;
        this.text = text;
        this.mixture = mixture;
        this.source = new DemonstrationSource(mixture, Split.TRAIN, Key.of(recipe.seed()).at("demonstrations"));
        this.sampler = sampler;
        this.learner = new Learner(model.parameters(), workers, 1);
        this.teacher = new Learner(SameTokens.required(model, teacher, "the teacher").parameters(), workers, 1);
        this.vocabulary = model.config().vocabulary();
        this.optimizer = new GradientStep(model.parameters(), learner, workers, recipe.optimizer(), recipe.steps());
        Key key = Key.of(recipe.evaluation().seed()).at("demonstrations");
        this.heldOut = new ArrayList<>();
        for (Problem problem : heldOut) {
            this.heldOut.add(text.demonstration(
                    mixture.family(problem),
                    problem,
                    source.completion(problem, key.at(this.heldOut.size()))));
        }
    }

    @Override
    public Result step(TrainerState state, Stopwatch watch) {
        int step = state.step() + 1;
        int count = recipe.batch().sequences();
        List<Demonstration> shown = watch.time("demonstrations", () -> demonstrations(state.problems(), count));
        boolean[] own = onPolicy(state.problems(), count);
        List<TokenTree> trees = watch.time("sample", () -> trees(step, shown, own));
        LogitRows rows = watch.time("teacher", () -> LogitRows.of(teacher, trees, vocabulary));
        var loss = new DistillLoss(recipe.divergence(), recipe.temperature(), trees, rows, vocabulary);
        Key dropout = Key.of(recipe.seed()).at("dropout").at(step);
        GradientStep.Result result = watch.time("update", () -> optimizer.take(step, blocks(trees), loss, dropout));
        var metrics = new Metrics();
        metrics.put("loss", loss.mean()).put("on_policy", share(own)).put("learning_rate", result.rate());
        metrics.put("grad_norm", result.report().gradientNorm()).put("update_norm", result.report().updateNorm());
        metrics.put("num_tokens", state.tokens() + loss.tokens());
        metrics.put("completions/mean_length", (double) loss.tokens() / count);
        return new Result(metrics, state.next(1, count, loss.tokens()));
    }

    /// The divergence on the held-out problems' demonstrations, `eval/loss`.
    @Override
    public Metrics heldOut() {
        var metrics = new Metrics();
        if (!heldOut.isEmpty()) {
            var loss = new DistillLoss(
                    recipe.divergence(),
                    recipe.temperature(),
                    heldOut,
                    LogitRows.of(teacher, heldOut, vocabulary),
                    vocabulary);
            learner.logits(heldOut,
                    (tree, segment, index, logits, offset, n) -> loss.measure(tree, segment, index, logits, offset));
            metrics.put("eval/loss", loss.mean());
        }
        return metrics;
    }

    private List<Demonstration> demonstrations(long first, int count) {
        List<Demonstration> demonstrations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            demonstrations.add(source.demonstration(first + i));
        }
        return demonstrations;
    }

    private boolean[] onPolicy(long first, int count) {
        Key key = Key.of(recipe.seed()).at("on-policy");
        boolean[] own = new boolean[count];
        for (int i = 0; i < count; i++) {
            own[i] = key.uniform(first + i) < recipe.onPolicy();
        }
        return own;
    }

    private List<TokenTree> trees(int step, List<Demonstration> shown, boolean[] own) {
        List<TokenTree> trees = new ArrayList<>();
        List<SampleRequest> requests = new ArrayList<>();
        Key key = Key.of(recipe.seed()).at("rollouts").at(step);
        for (int i = 0; i < own.length; i++) {
            Demonstration d = shown.get(i);
            TokenTree tree = text.demonstration(mixture.family(d.problem()), d.problem(), d.completion());
            trees.add(tree);
            if (own[i]) {
                requests.add(new SampleRequest(tree.root(), List.of(key.at(i))));
            }
        }
        List<List<Completion>> completions = requests.isEmpty() ? List.of() : sampler.sample(requests);
        for (int i = 0, next = 0; i < own.length; i++) {
            if (own[i]) {
                Completion c = completions.get(next++).getFirst();
                trees.set(i, new TokenTree(c.prompt(), List.of(c.ids())));
            }
        }
        return trees;
    }

    private static double share(boolean[] own) {
        int n = 0;
        for (boolean one : own) {
            n += one ? 1 : 0;
        }
        return (double) n / own.length;
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
