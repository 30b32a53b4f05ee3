package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.batch.Credit;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.rollout.Versions;
import dev.hone.training.run.Metrics;
import dev.hone.training.schedule.Ticket;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.Round;
import dev.hone.training.tokens.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The first half of a step: problems, samples, verdicts, rewards; groups without variance left out and refilled where
/// the algorithm says so.
///
/// Problem number n of the run and the random stream of a rollout are pure functions of the seed and of n (and of what
/// curricula keep), or of step, group and sample.
final class RolloutCollector {
    private final RlRecipe recipe;
    private final TaskMixture mixture;
    private final Curricula problems;
    private final ModelText text;
    private final Sampler sampler;
    private final Workers workers;
    private final Optional<ReferenceModel> reference;
    private final RewardSum rewards;
    private final Optional<GreedyBaseline> baseline;
    private final Suppliers suppliers;

    RolloutCollector(
            RlRecipe recipe,
            TaskMixture mixture,
            ModelText text,
            Sampler sampler,
            Workers workers,
            Optional<ReferenceModel> reference,
            RewardSum rewards,
            Optional<GreedyBaseline> baseline,
            Suppliers suppliers,
            Curricula problems) {
        this.recipe = recipe;
        this.mixture = mixture;
        this.text = text;
        this.sampler = sampler;
        this.workers = workers;
        this.reference = reference;
        this.rewards = rewards;
        this.baseline = baseline;
        this.suppliers = suppliers;
        this.problems = problems;
    }

    /// Everything that was sampled for a step with the numbers of its problems, the part of it that is trained on, and
    /// what a schedule has to say about it.
    record Collected(List<Group> groups, List<Long> problems, List<Group> kept, Metrics schedule) {}

    /// What was judged of a step's batch so far.
    final class Batch {
        private final int step;
        private final int wanted = recipe.sampling().prompts();
        private final List<Group> all = new ArrayList<>();
        private final List<Long> problems = new ArrayList<>();
        private final List<Group> kept = new ArrayList<>();

        Batch(int step) {
            this.step = step;
        }

        /// Adds groups that were judged, in order.
        void add(List<Ticket> tickets, List<Group> judged) {
            tickets.forEach(t -> problems.add(t.problem()));
            all.addAll(judged);
            judged.stream().map(g -> chosen(step, g)).filter(RolloutCollector.this::trained).forEach(kept::add);
        }

        /// Groups so far.
        int size() {
            return all.size();
        }

        /// How many groups to sample next; 0 where the batch is complete.
        int more() {
            return all.isEmpty()
                    ? wanted
                    : recipe.algorithm().sampling().more(wanted, Math.min(wanted, kept.size()), all.size());
        }

        /// What is trained on.
        List<Group> kept() {
            return kept.size() > wanted ? List.copyOf(kept.subList(0, wanted)) : kept;
        }

        Collected collected(Metrics schedule) {
            suppliers.seen(all);
            RolloutCollector.this.problems.seen(all);
            return new Collected(all, problems, kept(), schedule);
        }
    }

    /// Samples the batch of a step, whose first problem has this number.
    Collected collect(int step, long firstProblem, Stopwatch watch) {
        var batch = new Batch(step);
        for (int more = batch.more(); more > 0; more = batch.more()) {
            int first = batch.size();
            List<Ticket> round = IntStream.range(first, first + more)
                    .mapToObj(g -> new Ticket(step, g, firstProblem + g))
                    .toList();
            batch.add(round, round(round, watch));
        }
        return batch.collected(new Metrics());
    }

    /// A group whose greedy completion could not be judged has no baseline.
    private boolean trained(Group group) {
        return recipe.algorithm().sampling().keeps(group)
                && group.greedy().map(Rollout::isJudged).orElse(true);
    }

    private List<Group> round(List<Ticket> tickets, Stopwatch watch) {
        var together = new Round(mixture, text);
        List<SampleRequest> requests = tickets.stream().map(t -> ask(t, together)).toList();
        List<List<Completion>> completions = watch.time("sample", () -> sampler.sample(requests));
        List<List<Round.Answer>> answers = watch.time("judge", () -> together.judge(completions, workers));
        return rewarded(tickets.getFirst().step(), written(tickets, completions, answers), watch);
    }

    /// The request of a group, which is part of a round from then on.
    SampleRequest ask(Ticket ticket, Round together) {
        int sampled = recipe.algorithm().selection().sampled(recipe.sampling().group());
        SampleRequest whole = together.ask(
                problems.problem(ticket.problem()),
                IntStream.range(0, sampled)
                        .mapToObj(s -> stream(recipe, new RolloutId(ticket.step(), ticket.group(), s)))
                        .toList());
        return Limit.to(limit(recipe, ticket.step()), whole, sampler);
    }

    /// The groups of a round with what is added to them, and all that is known of them before the update.
    List<Group> rewarded(int step, List<Group> drawn, Stopwatch watch) {
        List<Group> judged = suppliers.add(step, drawn, watch);
        List<Group> scored = reference
                .map(r -> watch.time("reference", () -> r.score(judged)))
                .orElse(judged);
        List<Group> rewarded = watch.time(
                "rewards", () -> Credit.rewards(rewards.apply(scored), recipe.algorithm().shaping()));
        return baseline.map(b -> watch.time("greedy", () -> b.add(rewarded))).orElse(rewarded);
    }

    /// The group with the completions that are trained on; what was added to it is not chosen from, and what was
    /// guided stands in its place.
    private Group chosen(int step, Group group) {
        Key key = Key.of(recipe.seed()).at("selection").at(step).at(group.number());
        List<Rollout> guided = group.judged().stream().filter(r -> r.origin() == Origin.GUIDED).toList();
        if (!guided.isEmpty()) {
            return group.withRollouts(guided);
        }
        List<Rollout> drawn = group.sampled().stream().filter(Rollout::isJudged).toList();
        List<Rollout> chosen =
                recipe.algorithm().selection().choose(drawn, recipe.sampling().group(), key.draws());
        return chosen.size() == drawn.size()
                ? group
                : group.withRollouts(Stream.concat(
                        chosen.stream(), group.judged().stream().filter(r -> r.origin() != Origin.SAMPLED)).toList());
    }

    private List<Group> written(
            List<Ticket> tickets, List<List<Completion>> completions, List<List<Round.Answer>> answers) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < tickets.size(); i++) {
            Versions current = Versions.of(tickets.get(i).step() - 1);
            List<Versions> versions = Collections.nCopies(completions.get(i).size(), current);
            groups.add(group(tickets.get(i), completions.get(i), versions, answers.get(i)));
        }
        return groups;
    }

    /// The most tokens of a completion of this step.
    static int limit(RlRecipe recipe, int step) {
        return recipe.sampling().budget().at(step, recipe.steps());
    }

    /// A group whose completions were judged.
    Group group(
            Ticket ticket, List<Completion> completions, List<Versions> versions, List<Round.Answer> answers) {
        List<Rollout> rollouts = new ArrayList<>();
        for (int s = 0; s < completions.size(); s++) {
            var id = new RolloutId(ticket.step(), ticket.group(), s);
            rollouts.add(Rollout.judged(
                    id,
                    stream(recipe, id),
                    versions.get(s),
                    completions.get(s),
                    answers.get(s).text(),
                    answers.get(s).verdict())
                    .withTurnRewards(answers.get(s).turnRewards()));
        }
        return new Group(problems.problem(ticket.problem()), completions.getFirst().prompt(), rollouts);
    }

    /// The random numbers of one rollout.
    static Key stream(RlRecipe recipe, RolloutId id) {
        return Key.of(recipe.seed()).at("rollouts").at(id.step()).at(id.group()).at(id.sample());
    }
}
