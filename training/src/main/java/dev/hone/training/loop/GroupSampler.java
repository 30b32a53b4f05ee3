package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.batch.Credit;
import dev.hone.training.reward.RewardShaping;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Completions of problems with verdicts and rewards.
final class GroupSampler {
    private final TaskMixture mixture;
    private final ModelText text;
    private final Sampler sampler;
    private final Workers workers;
    private final RewardSum rewards;
    private final List<RewardShaping> shaping;

    GroupSampler(
            TaskMixture mixture, ModelText text, Sampler sampler, Workers workers, RewardSum rewards,
            List<RewardShaping> shaping) {
        this.mixture = mixture;
        this.text = text;
        this.sampler = sampler;
        this.workers = workers;
        this.rewards = rewards;
        this.shaping = shaping;
    }

    /// A group of `size` completions of each problem, each drawn with the random numbers of its stream.
    List<Group> sample(int step, List<Problem> problems, int size, Function<RolloutId, Key> streams, Stopwatch watch) {
        var together = new Round(mixture, text);
        List<SampleRequest> requests = new ArrayList<>();
        for (int g = 0; g < problems.size(); g++) {
            int group = g;
            requests.add(together.ask(
                    problems.get(g),
                    IntStream.range(0, size)
                            .mapToObj(s -> streams.apply(new RolloutId(step, group, s)))
                            .toList()));
        }
        List<List<Completion>> completions = watch.time("sample", () -> sampler.sample(requests));
        List<List<Round.Answer>> answers = watch.time("judge", () -> together.judge(completions, workers));
        List<Group> groups = new ArrayList<>();
        for (int g = 0; g < problems.size(); g++) {
            List<Rollout> rollouts = new ArrayList<>();
            for (int s = 0; s < size; s++) {
                var id = new RolloutId(step, g, s);
                Round.Answer answer = answers.get(g).get(s);
                rollouts.add(Rollout.judged(
                        id, streams.apply(id), step - 1, completions.get(g).get(s), answer.text(), answer.verdict()));
            }
            groups.add(new Group(problems.get(g), completions.get(g).getFirst().prompt(), rollouts));
        }
        return watch.time("rewards", () -> Credit.rewards(rewards.apply(groups), shaping));
    }
}
