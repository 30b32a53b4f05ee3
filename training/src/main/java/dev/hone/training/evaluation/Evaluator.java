package dev.hone.training.evaluation;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.StopReason;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Samples answers to a fixed list of problems and has them judged.
///
/// Sample s of problem p draws from the stream `key / p / s`, so that evaluations of different weights differ by the
/// weights alone.
public final class Evaluator {
    private final TaskMixture mixture;
    private final ModelText text;
    private final Workers workers;

    public Evaluator(TaskMixture mixture, ModelText text, Workers workers) {
        this.mixture = mixture;
        this.text = text;
        this.workers = workers;
    }

    /// Draws this many samples of each problem with this sampler, whose temperature 0 makes them greedy.
    public Evaluation evaluate(Sampler sampler, List<Problem> problems, int samples, Key key) {
        var round = new Round(mixture, text);
        List<SampleRequest> requests = new ArrayList<>();
        for (int p = 0; p < problems.size(); p++) {
            Key stream = key.at(p);
            requests.add(round.ask(
                    problems.get(p), IntStream.range(0, samples).mapToObj(stream::at).toList()));
        }
        List<List<Completion>> completions = sampler.sample(requests);
        List<List<Round.Answer>> answers = round.judge(completions, workers);
        List<ProblemResult> results = new ArrayList<>();
        for (int p = 0; p < problems.size(); p++) {
            Problem problem = problems.get(p);
            TaskFamily family = mixture.family(problem);
            List<ProblemResult.Sample> list = new ArrayList<>();
            for (int s = 0; s < samples; s++) {
                Completion c = completions.get(p).get(s);
                String written = answers.get(p).get(s).text();
                list.add(new ProblemResult.Sample(
                        written,
                        family.answer(problem, written),
                        answers.get(p).get(s).verdict(),
                        c.ownTokens(),
                        entropy(c),
                        c.stop() == StopReason.LENGTH ? ProblemResult.End.CUT_OFF : ProblemResult.End.STOPPED));
            }
            results.add(new ProblemResult(problem, list));
        }
        return new Evaluation(results);
    }

    private static double entropy(Completion c) {
        double sum = 0;
        for (int t = 0; t < c.length(); t++) {
            sum += c.own()[t] ? c.entropies()[t] : 0;
        }
        return c.ownTokens() == 0 ? 0 : sum / c.ownTokens();
    }
}
