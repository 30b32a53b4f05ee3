package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.Workers;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.Verdict;
import dev.hone.training.batch.Credit;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.reward.RewardShaping;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.task.Judge;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.List;

/// One most likely completion of each problem, judged and rewarded like the sampled ones: the baseline of ReMax.
///
/// Shaping steps that read a reference are left out, as in verl: the baseline is a reward, not a divergence. The
/// completion is numbered behind its group's samples and is never trained.
final class GreedyBaseline {
    private final RlRecipe recipe;
    private final TaskMixture mixture;
    private final ModelText text;
    private final Sampler sampler;
    private final Workers workers;
    private final RewardSum rewards;
    private final List<RewardShaping> shaping;

    GreedyBaseline(
            RlRecipe recipe, TaskMixture mixture, ModelText text, Sampler sampler, Workers workers, RewardSum rewards) {
        this.recipe = recipe;
        this.mixture = mixture;
        this.text = text;
        this.sampler = sampler;
        this.workers = workers;
        this.rewards = rewards;
        this.shaping = shaping(recipe);
    }

    /// The recipe's steps from score to reward that read no reference.
    static List<RewardShaping> shaping(RlRecipe recipe) {
        return recipe.algorithm().shaping().stream()
                .filter(s -> !s.needsReference())
                .toList();
    }

    /// The groups with their baselines.
    List<Group> add(List<Group> groups) {
        List<SampleRequest> requests = groups.stream()
                .map(g -> Limit.to(
                        RolloutCollector.limit(recipe, id(g).step()),
                        new SampleRequest(g.prompt(), List.of(RolloutCollector.stream(recipe, id(g)))), sampler))
                .toList();
        List<Completion> completions = sampler.sample(requests).stream().map(List::getFirst).toList();
        List<Problem> problems = groups.stream().map(Group::problem).toList();
        List<List<String>> texts = completions.stream().map(c -> List.of(text.text(c))).toList();
        List<List<Verdict>> verdicts = Judge.judge(mixture, problems, texts, workers);
        List<Group> alone = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            Rollout greedy = Rollout.judged(
                    id(group),
                    RolloutCollector.stream(recipe, id(group)),
                    id(group).step() - 1,
                    completions.get(g),
                    texts.get(g).getFirst(),
                    verdicts.get(g).getFirst());
            alone.add(new Group(group.problem(), group.prompt(), List.of(greedy)));
        }
        List<Group> rewarded = Credit.rewards(rewards.apply(alone), shaping);
        List<Group> out = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            out.add(groups.get(g).withGreedy(rewarded.get(g).rollouts().getFirst()));
        }
        return out;
    }

    private static RolloutId id(Group group) {
        RolloutId first = group.rollouts().getFirst().id();
        return new RolloutId(first.step(), first.group(), group.rollouts().size());
    }
}
