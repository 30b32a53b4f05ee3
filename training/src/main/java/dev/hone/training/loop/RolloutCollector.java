package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemSource;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.batch.Credit;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.Round;
import dev.hone.training.tokens.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The first half of a step: problems, samples, verdicts, rewards; groups without variance left out and refilled where
/// the algorithm says so.
///
/// Problem number n of the run and the random stream of a rollout are pure functions of the seed and of n, or of step,
/// group and sample.
final class RolloutCollector {
    private final RlRecipe recipe;
    private final TaskMixture mixture;
    private final ProblemSource problems;
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
            Suppliers suppliers) {
        this.recipe = recipe;
        this.mixture = mixture;
        this.text = text;
        this.sampler = sampler;
        this.workers = workers;
        this.reference = reference;
        this.rewards = rewards;
        this.baseline = baseline;
        this.suppliers = suppliers;
        this.problems = problems(recipe, mixture);
    }

    /// The problems of a run.
    static ProblemSource problems(RlRecipe recipe, TaskMixture mixture) {
        return recipe.sampling().order().of(
                new ProblemStream(mixture, Split.TRAIN, Key.of(recipe.seed()).at("problems")),
                (long) recipe.steps() * recipe.sampling().prompts());
    }

    /// Everything that was sampled for a step, and the part of it that is trained on.
    record Collected(List<Group> groups, List<Group> kept) {}

    /// Samples the batch of a step, whose first problem has this number.
    Collected collect(int step, long firstProblem, Stopwatch watch) {
        int wanted = recipe.sampling().prompts();
        List<Group> all = new ArrayList<>();
        List<Group> kept = new ArrayList<>();
        for (int more = wanted; more > 0; more =
                recipe.algorithm().sampling().more(wanted, Math.min(wanted, kept.size()), all.size())) {
            int first = all.size();
            List<Group> round = round(step, firstProblem + first, first, more, watch);
            all.addAll(round);
            round.stream().map(g -> chosen(step, g)).filter(this::trained).forEach(kept::add);
        }
        suppliers.seen(all);
        return new Collected(all, kept.size() > wanted ? List.copyOf(kept.subList(0, wanted)) : kept);
    }

    /// A group whose greedy completion could not be judged has no baseline.
    private boolean trained(Group group) {
        return recipe.algorithm().sampling().keeps(group)
                && group.greedy().map(Rollout::isJudged).orElse(true);
    }

    private List<Group> round(int step, long firstProblem, int firstGroup, int count, Stopwatch watch) {
        int sampled = recipe.algorithm().selection().sampled(recipe.sampling().group());
        var together = new Round(mixture, text);
        List<Problem> asked = new ArrayList<>();
        List<SampleRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Problem problem = problems.problem(firstProblem + i);
            asked.add(problem);
            int group = firstGroup + i;
            requests.add(together.ask(
                    problem,
                    IntStream.range(0, sampled)
                            .mapToObj(s -> stream(recipe, new RolloutId(step, group, s)))
                            .toList()));
        }
        List<List<Completion>> completions = watch.time("sample", () -> sampler.sample(requests));
        List<List<Round.Answer>> answers = watch.time("judge", () -> together.judge(completions, workers));
        List<Group> drawn = groups(step, firstGroup, asked, completions, answers);
        List<Group> judged = suppliers.add(step, drawn, watch);
        List<Group> scored = reference
                .map(r -> watch.time("reference", () -> r.score(judged)))
                .orElse(judged);
        List<Group> rewarded = watch.time(
                "rewards", () -> Credit.rewards(rewards.apply(scored), recipe.algorithm().shaping()));
        return baseline.map(b -> watch.time("greedy", () -> b.add(rewarded))).orElse(rewarded);
    }

    /// The group with the completions that are trained on; what was added to it is not chosen from.
    private Group chosen(int step, Group group) {
        Key key = Key.of(recipe.seed()).at("selection").at(step).at(group.number());
        List<Rollout> drawn = group.sampled().stream().filter(Rollout::isJudged).toList();
        List<Rollout> chosen =
                recipe.algorithm().selection().choose(drawn, recipe.sampling().group(), key.draws());
        return chosen.size() == drawn.size()
                ? group
                : group.withRollouts(Stream.concat(
                        chosen.stream(), group.judged().stream().filter(r -> r.origin() != Origin.SAMPLED)).toList());
    }

    private List<Group> groups(int step, int firstGroup, List<Problem> asked, List<List<Completion>> completions,
            List<List<Round.Answer>> answers) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            List<Rollout> rollouts = new ArrayList<>();
            for (int s = 0; s < completions.get(i).size(); s++) {
                var id = new RolloutId(step, firstGroup + i, s);
                rollouts.add(Rollout.judged(
                        id,
                        stream(recipe, id),
                        step - 1,
                        completions.get(i).get(s),
                        answers.get(i).get(s).text(),
                        answers.get(i).get(s).verdict()));
            }
            groups.add(new Group(asked.get(i), completions.get(i).getFirst().prompt(), rollouts));
        }
        return groups;
    }

    /// The random numbers of one rollout.
    static Key stream(RlRecipe recipe, RolloutId id) {
        return Key.of(recipe.seed()).at("rollouts").at(id.step()).at(id.group()).at(id.sample());
    }
}
