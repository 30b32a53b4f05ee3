package dev.hone.training.task;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.environment.EnvironmentFamily;
import java.util.ArrayList;
import java.util.List;

/// Problems that are asked together: their requests, and what became of the completions.
///
/// Completions of an [EnvironmentFamily] are episodes, each with a fresh world; the world judges them. All others are
/// judged as texts. A verifier that the mixture was given judges the texts of both, unless a world failed.
public final class Round {
    private final TaskMixture mixture;
    private final ModelText text;
    private final List<Problem> problems = new ArrayList<>();
    private final List<List<Episode>> episodes = new ArrayList<>();

    public Round(TaskMixture mixture, ModelText text) {
        this.mixture = mixture;
        this.text = text;
    }

    /// One completion as a person reads it, the verdict on it, and what a world gave for each turn that it answered.
    public record Answer(String text, Verdict verdict, List<Double> turnRewards) {}

    /// The request of the next problem, a completion a stream.
    public SampleRequest ask(Problem problem, List<Key> streams) {
        TaskFamily family = mixture.family(problem);
        List<Episode> own = family instanceof EnvironmentFamily worlds
                ? streams.stream().map(s -> new Episode(worlds, problem, text)).toList()
                : List.of();
        problems.add(problem);
        episodes.add(own);
        return new SampleRequest(text.prompt(family, problem), streams, List.copyOf(own));
    }

    /// What became of the completions, which lie as the problems were asked.
    public List<List<Answer>> judge(List<List<Completion>> completions, Workers workers) {
        List<List<String>> texts = new ArrayList<>();
        for (int p = 0; p < problems.size(); p++) {
            List<String> list = new ArrayList<>();
            for (int s = 0; s < completions.get(p).size(); s++) {
                Completion c = completions.get(p).get(s);
                list.add(episodes.get(p).isEmpty() ? text.text(c) : episodes.get(p).get(s).text(c));
            }
            texts.add(list);
        }
        List<List<Verdict>> verdicts = Judge.judge(problems, texts, this::verdict, workers);
        List<List<Answer>> answers = new ArrayList<>();
        for (int p = 0; p < problems.size(); p++) {
            List<Answer> list = new ArrayList<>();
            for (int s = 0; s < texts.get(p).size(); s++) {
                List<Double> turns =
                        episodes.get(p).isEmpty() ? List.of() : episodes.get(p).get(s).turnRewards();
                list.add(new Answer(texts.get(p).get(s), verdicts.get(p).get(s), turns));
            }
            answers.add(list);
        }
        return answers;
    }

    private Verdict verdict(int problem, int sample, String written) {
        if (!episodes.get(problem).isEmpty()) {
            Episode episode = episodes.get(problem).get(sample);
            if (episode.failure().isPresent() || mixture.verifier().isEmpty()) {
                return episode.verdict();
            }
        }
        return mixture.verify(problems.get(problem), written);
    }
}
