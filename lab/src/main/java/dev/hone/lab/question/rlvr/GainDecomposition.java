package dev.hone.lab.question.rlvr;

import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.ProblemResult;
import java.util.List;

/// Where a gain in accuracy comes from, where a completion either works its problem out or answers at once.
///
/// acc = g · Σ_s f_s · a_s, with g the share of completions with an answer, f_s the share of way s among these, a_s
/// the accuracy of way s among these.
///
/// form = Δg · mean(Σ f a);   way = mean g · Σ_s Δf_s · mean a_s;   within = mean g · Σ_s mean f_s · Δa_s
///
/// The three add up to the gain. Means are those of before and after. A way that does not occur on one side has its
/// accuracy of the other.
///
/// Units: shares.
record GainDecomposition(double form, double way, double within) {
    private record Side(double parsed, double[] share, double[] accuracy) {
        double among() {
            return share[0] * accuracy[0] + share[1] * accuracy[1];
        }
    }

    /// The gain from one evaluation to another.
    static GainDecomposition of(Evaluation before, Evaluation after) {
        Side a = side(before);
        Side b = side(after);
        for (int s = 0; s < 2; s++) {
            a.accuracy[s] = a.share[s] == 0 ? b.accuracy[s] : a.accuracy[s];
            b.accuracy[s] = b.share[s] == 0 ? a.accuracy[s] : b.accuracy[s];
        }
        double parsed = (a.parsed + b.parsed) / 2;
        double way = 0;
        double within = 0;
        for (int s = 0; s < 2; s++) {
            way += (b.share[s] - a.share[s]) * (a.accuracy[s] + b.accuracy[s]) / 2;
            within += (b.accuracy[s] - a.accuracy[s]) * (a.share[s] + b.share[s]) / 2;
        }
        return new GainDecomposition(
                (b.parsed - a.parsed) * (a.among() + b.among()) / 2, parsed * way, parsed * within);
    }

    /// Whether something stands before the answer.
    static boolean works(String completion) {
        return !completion.startsWith("#");
    }

    private static Side side(Evaluation e) {
        List<ProblemResult.Sample> all = e.results().stream().flatMap(r -> r.samples().stream()).toList();
        List<ProblemResult.Sample> parsed = all.stream().filter(s -> !s.answer().isEmpty()).toList();
        double[] n = new double[2];
        double[] right = new double[2];
        for (ProblemResult.Sample s : parsed) {
            int way = works(s.text()) ? 0 : 1;
            n[way]++;
            right[way] += s.correct() ? 1 : 0;
        }
        double[] share = new double[2];
        double[] accuracy = new double[2];
        for (int w = 0; w < 2; w++) {
            share[w] = parsed.isEmpty() ? 0 : n[w] / parsed.size();
            accuracy[w] = n[w] == 0 ? 0 : right[w] / n[w];
        }
        return new Side((double) parsed.size() / all.size(), share, accuracy);
    }
}
