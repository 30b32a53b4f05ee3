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
import dev.hone.tasks.Verdict;
import dev.hone.training.task.Judge;
import dev.hone.training.task.ModelText;
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
        List<SampleRequest> requests = new ArrayList<>();
        for (int p = 0; p < problems.size(); p++) {
            Key stream = key.at(p);
            int[] prompt = text.prompt(mixture.family(problems.get(p)), problems.get(p));
            requests.add(new SampleRequest(
                    prompt, IntStream.range(0, samples).mapToObj(stream::at).toList()));
        }
        List<List<Completion>> completions = sampler.sample(requests);
        var texts = completions.stream().map(list -> list.stream().map(text::text).toList()).toList();
        List<List<Verdict>> verdicts = Judge.judge(mixture, problems, texts, workers);
        List<ProblemResult> results = new ArrayList<>();
        for (int p = 0; p < problems.size(); p++) {
            Problem problem = problems.get(p);
            TaskFamily family = mixture.family(problem);
            List<ProblemResult.Sample> list = new ArrayList<>();
            for (int s = 0; s < samples; s++) {
                Completion c = completions.get(p).get(s);
                String written = texts.get(p).get(s);
                list.add(new ProblemResult.Sample(
                        written,
                        family.answer(problem, written),
                        verdicts.get(p).get(s),
                        c.length(),
                        mean(c.entropies()),
                        c.stop() == StopReason.LENGTH ? ProblemResult.End.CUT_OFF : ProblemResult.End.STOPPED));
            }
            results.add(new ProblemResult(problem, list));
        }
        return new Evaluation(results);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
