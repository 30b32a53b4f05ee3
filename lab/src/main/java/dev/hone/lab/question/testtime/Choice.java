package dev.hone.lab.question.testtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// A way of choosing one answer of several samples; ties are drawn, which is counted as the share that is right.
@FunctionalInterface
interface Choice {
    /// The chance that the chosen answer is right.
    double right(List<Drawn> samples);

    /// The answer with the largest sum of weights; samples without an answer have no vote.
    static Choice vote(ToDoubleFunction<Drawn> weight) {
        return samples -> byAnswer(samples, same -> same.stream().mapToDouble(weight).sum());
    }

    /// Votes over the logarithm of the mean length of those who gave them.
    static Choice shortestVote() {
        return samples -> byAnswer(samples, same -> same.size()
                / StrictMath.log(1 + same.stream().mapToInt(Drawn::tokens).average().orElse(1)));
    }

    /// The sample with the largest score.
    static Choice best(ToDoubleFunction<Drawn> score) {
        return samples -> {
            double most = samples.stream().mapToDouble(score).max().orElseThrow();
            return samples.stream().filter(s -> score.applyAsDouble(s) >= most).mapToInt(s -> s.right() ? 1 : 0)
                    .average().orElse(0);
        };
    }

    private static double byAnswer(List<Drawn> samples, ToDoubleFunction<List<Drawn>> score) {
        Map<String, List<Drawn>> answers = new LinkedHashMap<>();
        samples.stream()
                .filter(s -> !s.answer().isEmpty())
                .forEach(s -> answers.computeIfAbsent(s.answer(), a -> new ArrayList<>()).add(s));
        double most = answers.values().stream().mapToDouble(score).max().orElse(0);
        return answers.values().stream()
                .filter(same -> score.applyAsDouble(same) >= most - 1e-12)
                .mapToInt(same -> same.getFirst().right() ? 1 : 0)
                .average()
                .orElse(0);
    }

    /// The mean over as many separate runs of k samples as there are.
    default double over(List<Drawn> pool, int k) {
        int runs = Math.max(1, pool.size() / k);
        double sum = 0;
        for (int i = 0; i < runs; i++) {
            sum += right(pool.subList(i * k, Math.min(pool.size(), (i + 1) * k)));
        }
        return sum / runs;
    }
}
