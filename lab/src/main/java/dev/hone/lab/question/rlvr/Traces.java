package dev.hone.lab.question.rlvr;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.lab.experiment.Exam;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.PassAtK;
import dev.hone.training.evaluation.ProblemResult;
import dev.hone.training.recipe.PromptSettings;
import dev.hone.training.task.ModelText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Completions whose work is right as well as their answer: those that are the family's own worked solution, letter by
/// letter. A lucky guess is none.
///
/// For families whose worked solution is the only right one.
record Traces(Exam exam) {
    /// Right traces of each problem.
    int[] counts(Evaluation evaluation) {
        return evaluation.results().stream().mapToInt(this::count).toArray();
    }

    private int count(ProblemResult result) {
        Problem p = result.problem();
        String gold = exam.mixture().family(p).demonstrate(p, Style.STEPS, Key.of(0).draws());
        return (int) result.samples().stream().filter(s -> s.text().equals(gold)).count();
    }

    /// The chance of each problem that one of k samples is a right trace, without bias.
    double[] passAt(Evaluation evaluation, int k) {
        int[] right = counts(evaluation);
        double[] chances = new double[right.length];
        for (int p = 0; p < right.length; p++) {
            chances[p] = PassAtK.of(evaluation.results().get(p).samples().size(), right[p], k);
        }
        return chances;
    }

    /// The mean log-probability of a token that a model gives each problem's first samples, in nats.
    double[] likelihood(Evaluation evaluation, Model judge, Workers workers, int samples) {
        var text = new ModelText(judge, new PromptSettings(PromptSettings.Chat.AUTO, Optional.empty()));
        List<TokenTree> trees = evaluation.results().stream()
                .map(r -> text.completions(exam.mixture().family(r.problem()), r.problem(),
                        r.samples().stream().limit(samples).map(ProblemResult.Sample::text).toList()))
                .toList();
        double[][] sums = trees.stream().map(t -> new double[t.continuations().size()]).toArray(double[][]::new);
        new Learner(judge.parameters(), workers, 1).score(trees, (tree, segment, logProbs, entropies, length) -> {
            for (int t = 0; t < length; t++) {
                sums[tree][segment] += logProbs[t];
            }
        });
        double[] means = new double[sums.length];
        for (int p = 0; p < means.length; p++) {
            int tokens = trees.get(p).continuations().stream().mapToInt(c -> c.length).sum();
            means[p] = Arrays.stream(sums[p]).sum() / tokens;
        }
        return means;
    }
}
