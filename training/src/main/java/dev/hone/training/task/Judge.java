package dev.hone.training.task;

import dev.hone.engine.Workers;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.Verdict;
import java.util.Arrays;
import java.util.List;

/// Has completions judged, on all workers, with results in order.
public final class Judge {
    private Judge() {}

    /// Judges completion `sample` of problem number `problem`.
    @FunctionalInterface
    interface Opinion {
        Verdict of(int problem, int sample, String text);
    }

    /// One verdict for each text, by its problem's family; `texts.get(p)` are the completions of problem p.
    public static List<List<Verdict>> judge(
            TaskMixture mixture, List<Problem> problems, List<List<String>> texts, Workers workers) {
        return judge(problems, texts, (p, s, text) -> mixture.verify(problems.get(p), text), workers);
    }

    /// One verdict for each text, by whoever knows better than the text alone.
    static List<List<Verdict>> judge(
            List<Problem> problems, List<List<String>> texts, Opinion opinion, Workers workers) {
        Verdict[][] verdicts = new Verdict[problems.size()][];
        for (int p = 0; p < verdicts.length; p++) {
            verdicts[p] = new Verdict[texts.get(p).size()];
        }
        workers.run(problems.size(), (from, to, worker) -> {
            for (int p = from; p < to; p++) {
                for (int s = 0; s < verdicts[p].length; s++) {
                    verdicts[p][s] = verdict(opinion, p, s, texts.get(p).get(s));
                }
            }
        });
        return Arrays.stream(verdicts).map(List::of).toList();
    }

    private static Verdict verdict(Opinion opinion, int problem, int sample, String text) {
        try {
            return opinion.of(problem, sample, text);
        } catch (RuntimeException e) {
            // A verifier may be the user's own code: what it throws is a verdict that says so, and too many stop the
            // run.
            return new Verdict.Failed(e);
        }
    }
}
