package dev.hone.training.task;

import dev.hone.engine.Workers;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.Verdict;
import java.util.Arrays;
import java.util.List;

/// Has completions judged by their problems' families, on all workers, with results in order.
public final class Judge {
    private Judge() {}

    /// One verdict for each text; `texts.get(p)` are the completions of problem p.
    public static List<List<Verdict>> judge(
            TaskMixture mixture, List<Problem> problems, List<List<String>> texts, Workers workers) {
        Verdict[][] verdicts = new Verdict[problems.size()][];
        for (int p = 0; p < verdicts.length; p++) {
            verdicts[p] = new Verdict[texts.get(p).size()];
        }
        workers.run(problems.size(), (from, to, worker) -> {
            for (int p = from; p < to; p++) {
                for (int s = 0; s < verdicts[p].length; s++) {
                    verdicts[p][s] = verdict(mixture, problems.get(p), texts.get(p).get(s));
                }
            }
        });
        return Arrays.stream(verdicts).map(List::of).toList();
    }

    private static Verdict verdict(TaskMixture mixture, Problem problem, String text) {
        try {
            return mixture.verify(problem, text);
        } catch (RuntimeException e) {
            // A verifier may be the user's own code: what it throws is a verdict that says so, and too many stop the
            // run.
            return new Verdict.Failed(e);
        }
    }
}
