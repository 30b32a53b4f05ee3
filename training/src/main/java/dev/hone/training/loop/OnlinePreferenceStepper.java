package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Sampler;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemSource;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.training.preference.PreferenceBatch;
import dev.hone.training.recipe.OnlinePreferenceRecipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.rollout.VerdictCounts;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RunStopped;
import dev.hone.training.run.TokenUse;
import dev.hone.training.run.TrainerState;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// Learning from preferences among the model's own completions: sample, judge, rank, one optimizer step on the best
/// against the worst of each group.
///
/// Log-probabilities are those of the sampling temperature, of policy and reference. Each pair is one gradient block.
public final class OnlinePreferenceStepper implements Stepper {
    private final OnlinePreferenceRecipe recipe;
    private final ProblemSource problems;
    private final GroupSampler sampler;
    private final PairScorer scorer;
    private final GradientStep optimizer;
    private final RolloutSink sink;
    private final RunListener listener;

    /// `first` is the reference.
    ///
    /// @throws InputException if a task is an environment
    OnlinePreferenceStepper(
            OnlinePreferenceRecipe recipe,
            Model model,
            Optional<Model> first,
            ModelText text,
            TaskMixture mixture,
            Sampler sampler,
            Workers workers,
            RolloutSink sink,
            RunListener listener,
            RewardSum rewards) {
        this.recipe = recipe;
        refuseEnvironments(mixture);
        this.problems = recipe.sampling().order().of(
                new ProblemStream(mixture, Split.TRAIN, Key.of(recipe.seed()).at("problems")),
                (long) recipe.steps() * recipe.sampling().prompts());
        this.sampler = new GroupSampler(
                mixture, text, sampler, workers, rewards, recipe.shaping());
        double temperature = recipe.sampling().temperature();
        var learner = new Learner(model.parameters(), workers, temperature);
        this.scorer = new PairScorer(
                learner, first.map(m -> new Learner(m.parameters(), workers, temperature)), recipe.loss());
        this.optimizer = new GradientStep(model.parameters(), learner, workers, recipe.optimizer(), recipe.steps());
        this.sink = sink;
        this.listener = listener;
    }

    private static void refuseEnvironments(TaskMixture mixture) {
        for (Ingredient i : mixture.ingredients()) {
            if (i.family() instanceof EnvironmentFamily) {
                throw new InputException("task " + i.family().name() + " is played over several turns;"
                        + " kind: online-preference knows tasks of one turn alone, kind: rl knows both");
            }
        }
    }

    @Override
    public Result step(TrainerState state, Stopwatch watch) {
        int step = state.step() + 1;
        List<Group> groups = sampler.sample(
                step, asked(state.problems()), recipe.sampling().group(), this::stream, watch);
        VerdictCounts.requireJudged(groups, recipe.unjudged());
        listener.judged(step, groups);
        List<RankedPair> pairs =
                groups.stream().map(RankedPair::of).flatMap(Optional::stream).toList();
        long tokens = pairs.stream().mapToLong(p -> p.chosen().length() + p.rejected().length()).sum();
        Metrics metrics = RlMetrics.of(groups, pairs.size(), state.tokens() + tokens);
        metrics.put("pairs/tied", groups.size() - pairs.size()).put("updates", pairs.isEmpty() ? 0 : 1);
        if (!pairs.isEmpty()) {
            metrics.putAll(update(step, pairs, watch));
        }
        List<Long> problems = LongStream.range(0, groups.size()).mapToObj(g -> state.problems() + g).toList();
        watch.run("record", () -> sink.accept(problems, groups, uses(pairs)));
        return new Result(metrics, state.next(pairs.isEmpty() ? 0 : 1, groups.size(), tokens));
    }

    private Key stream(RolloutId id) {
        return Key.of(recipe.seed()).at("rollouts").at(id.step()).at(id.group()).at(id.sample());
    }

    private List<Problem> asked(long first) {
        List<Problem> asked = new ArrayList<>();
        for (int i = 0; i < recipe.sampling().prompts(); i++) {
            asked.add(problems.problem(first + i));
        }
        return asked;
    }

    private Metrics update(int step, List<RankedPair> pairs, Stopwatch watch) {
        List<TokenTree> trees = pairs.stream().map(RankedPair::tree).toList();
        PreferenceBatch batch = watch.time("score", () -> PreferenceBatch.of(recipe.loss(), scorer.score(trees)));
        var check = new ExactnessCheck(
                new PairTokenLoss(batch), pairs.stream().map(RankedPair::sampled).toList());
        List<List<TokenTree>> blocks = trees.stream().map(List::of).toList();
        GradientStep.Result result =
                watch.time("update", () -> optimizer.take(step, blocks, check, () -> refuse(step, pairs, check)));
        Metrics metrics = batch.metrics();
        metrics.put("pairs/reward_margin", pairs.stream().mapToDouble(RankedPair::margin).sum() / pairs.size());
        metrics.put("exactness/tokens", check.tokens()).put("exactness/mismatches", check.mismatches());
        metrics.put("learning_rate", result.rate());
        return metrics.put("grad_norm", result.report().gradientNorm())
                .put("update_norm", result.report().updateNorm());
    }

    private void refuse(int step, List<RankedPair> pairs, ExactnessCheck check) {
        check.first().ifPresent(m -> {
            RankedPair pair = pairs.get(m.tree());
            Rollout r = m.segment() == 0 ? pair.chosen() : pair.rejected();
            String message = check.describe(r.id());
            if (recipe.exactness() == RlRecipe.Exactness.STOP) {
                throw new RunStopped("step " + step + ": " + message
                        + "; this is a fault of the program; exactness: warn in the recipe goes on in spite of it");
            }
            listener.warned(step, message);
        });
    }

    /// On policy every ratio is 1, and nothing is clipped.
    private static Map<RolloutId, List<TokenUse>> uses(List<RankedPair> pairs) {
        Map<RolloutId, List<TokenUse>> uses = new HashMap<>();
        for (RankedPair pair : pairs) {
            for (Rollout r : List.of(pair.chosen(), pair.rejected())) {
                float[] ratios = new float[r.length()];
                Arrays.fill(ratios, 1);
                uses.put(r.id(), List.of(new TokenUse(ratios, new byte[r.length()])));
            }
        }
        return uses;
    }

    @Override
    public GradientStep optimizer() {
        return optimizer;
    }
}
