package dev.hone.training.preference;

import dev.hone.tasks.LabelledCompletion.Label;
import dev.hone.training.preference.UnpairedLoss.ExampleLoss;
import dev.hone.training.run.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The loss of a batch of single completions, the mean over them, with what it does to each.
///
/// `baseline` is z of [Kto]; 0 where the loss needs none.
public record UnpairedBatch(UnpairedLoss loss, List<Score> scores, double baseline, List<ExampleLoss> losses) {
    /// A completion under policy and reference. Units: natural logarithms of whole completions; `length` in tokens.
    public record Score(double logProb, double reference, int length, Label label) {}

    /// The loss of these completions.
    ///
    /// Throws: `IllegalArgumentException` if there is none.
    public static UnpairedBatch of(UnpairedLoss loss, List<Score> scores, double baseline) {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one completion");
        }
        List<ExampleLoss> losses = scores.stream()
                .map(s -> loss.at(s.logProb() - s.reference(), s.label(), baseline))
                .toList();
        return new UnpairedBatch(loss, List.copyOf(scores), baseline, losses);
    }

    /// Number of completions.
    public int size() {
        return scores.size();
    }

    /// A completion's part of the mean.
    public double share(int index) {
        return losses.get(index).value() / size();
    }

    /// d(mean loss) / d(log-probability) of every token of a completion.
    public double slope(int index) {
        return losses.get(index).slope() / size();
    }

    /// The numbers for a log, named as TRL names them: `loss`, `rewards/chosen` and `logps/chosen` of the desirable
    /// completions, `rewards/rejected` and `logps/rejected` of the others, `rewards/margins`, `kl`; and besides
    /// `rewards/accuracies`, the share of all pairs of a desirable and another completion in which the former's reward
    /// is the higher one, and `desirable`, the share of such completions. What there is none of is left out.
    public Metrics metrics() {
        List<Score> chosen = labelled(Label.DESIRABLE);
        List<Score> rejected = labelled(Label.UNDESIRABLE);
        var metrics = new Metrics().put("loss", mean(losses, ExampleLoss::value));
        double above = mean(chosen, this::reward);
        double below = mean(rejected, this::reward);
        metrics.put("rewards/chosen", above).put("rewards/rejected", below);
        metrics.put("rewards/accuracies", ranked(chosen, rejected)).put("rewards/margins", above - below);
        metrics.put("logps/chosen", mean(chosen, Score::logProb));
        metrics.put("logps/rejected", mean(rejected, Score::logProb));
        metrics.put("desirable", (double) chosen.size() / size());
        return loss.needsBaseline() ? metrics.put("kl", baseline) : metrics;
    }

    private List<Score> labelled(Label label) {
        return scores.stream().filter(s -> s.label() == label).toList();
    }

    private double reward(Score s) {
        return loss.reward(s.logProb(), s.reference(), s.length());
    }

    private double ranked(List<Score> chosen, List<Score> rejected) {
        List<Double> right = new ArrayList<>();
        for (Score c : chosen) {
            for (Score r : rejected) {
                right.add(reward(c) > reward(r) ? 1.0 : 0.0);
            }
        }
        return mean(right, x -> x);
    }

    /// The mean, NaN of nothing.
    private static <T> double mean(List<T> values, ToDoubleFunction<T> number) {
        double sum = 0;
        for (T value : values) {
            sum += number.applyAsDouble(value);
        }
        return sum / values.size();
    }
}
