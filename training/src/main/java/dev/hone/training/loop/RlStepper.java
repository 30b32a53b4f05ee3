package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.Sampler;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.advantage.Column;
import dev.hone.training.advantage.HiddenStateShaped;
import dev.hone.training.advantage.OptimalAdvantage;
import dev.hone.training.batch.Credit;
import dev.hone.training.recipe.Renewal;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.rollout.VerdictCounts;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.TrainerState;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.RecipeTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reinforcement learning: sample, judge, reward, advantages, updates; values and updates of a critic where there is
/// one.
public final class RlStepper implements Stepper {
    private final RlRecipe recipe;
    private final Learner learner;
    private final GradientStep optimizer;
    private final RolloutCollector collector;
    private final Optional<AheadCollector> ahead;
    private final PolicyUpdate update;
    private final RolloutSink sink;
    private final RunListener listener;
    private final Parameters policy;
    private final Optional<Parameters> referenceWeights;
    private final Optional<TokenEnergies> energies;
    private final Optional<HiddenRanks> ranks;
    private final Optional<Critic> critic;
    private final Suppliers suppliers;
    private final Curricula curricula;
    private final Optional<OptimalValues> optimal;
    private final Optional<Imitator> imitator;
    private final Optional<TeacherScores> teachers;
    private int reservedRows;

    /// Samplers: of the policy, of its most likely completions, and of the reference.
    record Samplers(Sampler drawn, Optional<Sampler> greedy, Optional<Sampler> reference) {}

    RlStepper(
            RlRecipe recipe,
            Model model,
            Optional<Model> first,
            ModelText text,
            TaskMixture mixture,
            Samplers samplers,
            Workers workers,
            RolloutSink sink,
            RunListener listener,
            RewardSum sum,
            Optional<Path> folder) {
        this.recipe = recipe;
        this.policy = model.parameters();
        this.referenceWeights = first.map(Model::parameters);
        this.learner = new Learner(model.parameters(), workers, recipe.sampling().temperature());
        this.optimizer =
                new GradientStep(model.parameters(), learner, workers, recipe.optimizer(), recipe.steps());
        Optional<ReferenceModel> reference = first.map(
                m -> new ReferenceModel(m.parameters(), workers, recipe.sampling().temperature()));
        boolean compares = recipe.algorithm().advantage().needs().contains(Column.Kind.GREEDY_REWARDS);
        Optional<GreedyBaseline> baseline = compares
                ? samplers.greedy().map(s -> new GreedyBaseline(recipe, mixture, text, s, workers, sum))
                : Optional.empty();
        this.curricula = new Curricula(recipe, mixture);
        this.suppliers = Suppliers.of(
                recipe.algorithm().supplements(),
                new SupplierParts(
                        Key.of(recipe.seed()), mixture, text, samplers.drawn(), new PolicyScores(learner), workers,
                        step -> RolloutCollector.limit(recipe, step), model.config().maxPositions()));
        this.collector = new RolloutCollector(
                recipe, mixture, text, samplers.drawn(), workers, reference, sum, baseline, suppliers, curricula);
        this.ahead = AheadCollector.of(recipe, collector, mixture, text, samplers.drawn(), workers);
        this.energies = RunParts.needsEnergies(recipe)
                ? Optional.of(new TokenEnergies(
                        learner, recipe.sampling().temperature(), model.parameters().trained().size()))
                : Optional.empty();
        this.optimal = RunParts.needsOptimalValues(recipe)
                ? samplers.reference().map(s -> optimal(new GroupSampler(
                        mixture, text, s, workers, sum, GreedyBaseline.shaping(recipe)), folder))
                : Optional.empty();
        this.teachers = recipe.teachers().isEmpty()
                ? Optional.empty()
                : Optional.of(new TeacherScores(recipe.teachers(), model, recipe.sampling().temperature(), workers));
        this.imitator = recipe.demonstrations().map(d -> new Imitator(
                recipe, d, model, text, d.tasks().isEmpty() ? mixture : RecipeTasks.mixture(d.tasks()), workers));
        this.ranks = recipe.algorithm().advantage().needs().contains(Column.Kind.RANKS)
                ? Optional.of(new HiddenRanks(
                        learner,
                        model.config().width(),
                        recipe.algorithm().advantage() instanceof HiddenStateShaped shaped
                                ? shaped.stride()
                                : new HiddenStateShaped().stride()))
                : Optional.empty();
        this.critic = recipe.critic().map(c -> Critic.of(c, recipe, model, learner, workers));
        this.update = new PolicyUpdate(
                recipe, optimizer, learner, imitator,
                critic.filter(SharedCritic.class::isInstance).map(SharedCritic.class::cast));
        this.sink = sink;
        this.listener = listener;
    }

    private OptimalValues optimal(GroupSampler reference, Optional<Path> folder) {
        return new OptimalValues(
                recipe.algorithm().advantage() instanceof OptimalAdvantage a ? a : new OptimalAdvantage(),
                reference,
                Key.of(recipe.seed()).at("optimal-values"),
                folder.map(f -> f.resolve("optimal-values.jsonl")));
    }

    @Override
    public Result step(TrainerState state, Stopwatch watch) {
        int step = state.step() + 1;
        var collected = ahead.map(a -> a.collect(step, watch))
                .orElseGet(() -> collector.collect(step, state.problems(), watch));
        VerdictCounts.requireJudged(collected.groups(), recipe.unjudged());
        reserve(collected.kept());
        List<Group> known = optimal.map(o -> o.known(step, collected.kept(), watch)).orElse(collected.kept());
        List<Group> valued = critic.map(c -> watch.time("values", () -> c.value(known))).orElse(known);
        List<Group> kept = watch.time("advantages", () -> advantages(valued));
        List<Group> groups = merged(collected.groups(), kept);
        listener.judged(step, groups);
        critic.ifPresent(c -> watch.run("critic", () -> c.learn(step, kept)));
        PolicyUpdate.Result updates = critic.isPresent() && critic.get().isWarming(step)
                ? PolicyUpdate.Result.nothing(state.regularizers())
                : watch.time("update", () -> update.run(step, kept, state.regularizers()));
        updates.firstMismatch().ifPresent(message -> listener.warned(step, message));
        watch.run("record", () -> sink.accept(collected.problems(), groups, updates.uses()));
        renew(step);
        long tokens = kept.stream()
                .flatMap(g -> g.judged().stream())
                .mapToLong(r -> r.length())
                .sum()
                + updates.shown().stream().mapToLong(Imitator.Shown::tokens).sum();
        Metrics metrics = RlMetrics.of(drawn(groups), kept, updates, state.tokens() + tokens);
        metrics.putAll(curricula.metrics(step));
        metrics.putAll(suppliers.metrics(step, kept)).putAll(collected.schedule());
        imitator.ifPresent(i -> metrics.putAll(i.metrics(step, updates.shown())));
        optimal.ifPresent(o -> metrics.put(
                "optimal_value", Arrays.stream(o.of(kept).values()).average().orElse(Double.NaN)));
        critic.ifPresent(c -> metrics.putAll(c.metrics()));
        return new Result(
                metrics,
                state.next(updates.steps().size(), groups.size(), tokens).withRegularizers(updates.regularizers()));
    }

    /// The groups without what was added to them.
    private static List<Group> drawn(List<Group> groups) {
        return groups.stream().map(g -> g.withRollouts(g.sampled())).toList();
    }

    private void renew(int step) {
        Renewal renewal = recipe.update().renewal();
        referenceWeights.ifPresent(reference -> {
            if (renewal.replacesReference(step)) {
                System.arraycopy(policy.values(), 0, reference.values(), 0, reference.values().length);
            } else if (renewal.referenceAverage() > 0) {
                average(reference.values(), policy.values(), (float) renewal.referenceAverage());
            }
        });
        if (renewal.restartsOptimizer(step)) {
            optimizer.restart();
        }
    }

    private static void average(float[] reference, float[] policy, float kept) {
        for (int i = 0; i < reference.length; i++) {
            reference[i] = kept * reference[i] + (1 - kept) * policy[i];
        }
    }

    @Override
    public Optional<float[]> movingReference() {
        return recipe.update().renewal().movesReference() ? referenceWeights.map(Parameters::values) : Optional.empty();
    }

    @Override
    public Map<String, String> memory() {
        Map<String, String> memory = new HashMap<>(suppliers.memory());
        memory.putAll(curricula.memory());
        return memory;
    }

    @Override
    public void recall(Map<String, String> memory) {
        suppliers.recall(memory);
        curricula.recall(memory);
    }

    @Override
    public Optional<Pending> pending() {
        return ahead.map(AheadCollector::pending);
    }

    @Override
    public void restore(Pending pending) {
        ahead.orElseThrow().restore(pending);
    }

    private List<Group> advantages(List<Group> groups) {
        List<Column> more = new ArrayList<>();
        energies.ifPresent(e -> more.add(e.of(groups)));
        ranks.ifPresent(r -> more.add(r.of(groups)));
        optimal.ifPresent(o -> more.add(o.of(groups)));
        teachers.ifPresent(t -> more.add(t.of(groups)));
        return Credit.advantages(groups, recipe.algorithm().advantage(), more);
    }

    /// All groups in order with all that was sampled, those rollouts that are trained on with their advantages.
    private static List<Group> merged(List<Group> all, List<Group> kept) {
        List<Group> groups = new ArrayList<>(all);
        for (Group g : kept) {
            Map<RolloutId, Rollout> trained =
                    g.rollouts().stream().collect(Collectors.toMap(Rollout::id, Function.identity()));
            groups.set(g.number(), groups.get(g.number()).map(r -> trained.getOrDefault(r.id(), r)));
        }
        return groups;
    }

    /// Makes room for the longest group before the first update, so that a run that does not fit fails at its
    /// beginning.
    private void reserve(List<Group> groups) {
        if (reservedRows == 0 && !groups.isEmpty()) {
            int prompt = groups.stream().mapToInt(g -> g.prompt().length).max().orElse(0);
            int group = recipe.sampling().group();
            int added = recipe.algorithm().supplements().stream().mapToInt(s -> s.most(group)).sum();
            reservedRows = prompt + (group + added) * recipe.sampling().maxTokens();
            learner.reserve(reservedRows);
            critic.ifPresent(c -> c.reserve(reservedRows));
        }
    }

    @Override
    public Optional<Critic> critic() {
        return critic;
    }

    @Override
    public GradientStep optimizer() {
        return optimizer;
    }
}
