package dev.hone.training.preference;

import dev.hone.training.run.Metrics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The loss of a batch, the mean over its pairs, with what it does to each completion.
///
/// `scores` and `losses` belong together, pair by pair.
public record PreferenceBatch(PreferenceLoss loss, List<PairScores> scores, List<PairLoss> losses) {
    public PreferenceBatch {
        scores = List.copyOf(scores);
        losses = List.copyOf(losses);
        if (scores.isEmpty() || scores.size() != losses.size()) {
            throw new IllegalArgumentException(
                    "a batch has as many losses as pairs, at least one: " + losses.size() + " and " + scores.size());
        }
    }

    /// The completions of a pair, in the order of their tree.
    public enum Side { CHOSEN, REJECTED, GOLD }

    /// The loss of these pairs.
    public static PreferenceBatch of(PreferenceLoss loss, List<PairScores> scores) {
        return new PreferenceBatch(loss, scores, scores.stream().map(loss::at).toList());
    }

    /// Number of pairs.
    public int size() {
        return scores.size();
    }

    /// A pair's part of the mean.
    public double share(int pair) {
        return losses.get(pair).value() / size();
    }

    /// d(mean loss) / d(log-probability) of every token of one completion.
    public double slope(int pair, Side side) {
        PairLoss l = losses.get(pair);
        return switch (side) {
            case CHOSEN -> l.dChosen();
            case REJECTED -> l.dRejected();
            case GOLD -> l.dGold();
        } / size();
    }

    /// The numbers for a log, named as TRL names them: `rewards/chosen`, `/rejected`, `/accuracies` (share of pairs
    /// whose chosen reward is the higher one), `/margins`, `logps/chosen`, `/rejected`, `nll_loss` (of a token of
    /// the gold completion, else of the chosen one), and `kl`, the baseline, where the loss has one.
    public Metrics metrics() {
        var metrics = new Metrics().put("loss", mean(losses, PairLoss::value));
        metrics.put("rewards/chosen", mean(scores, this::chosenReward));
        metrics.put("rewards/rejected", mean(scores, this::rejectedReward));
        metrics.put("rewards/accuracies", mean(scores, s -> chosenReward(s) > rejectedReward(s) ? 1 : 0));
        metrics.put("rewards/margins", mean(scores, s -> chosenReward(s) - rejectedReward(s)));
        metrics.put("logps/chosen", mean(scores, PairScores::chosen));
        metrics.put("logps/rejected", mean(scores, PairScores::rejected));
        metrics.put("nll_loss", mean(scores, s -> -s.imitatedPerToken()));
        if (loss.needs().contains(PreferenceLoss.Need.BASELINE)) {
            metrics.put("kl", scores.getFirst().baseline());
        }
        return metrics;
    }

    private double chosenReward(PairScores s) {
        return loss.reward(s.chosen(), s.referenceChosen(), s.chosenLength());
    }

    private double rejectedReward(PairScores s) {
        return loss.reward(s.rejected(), s.referenceRejected(), s.rejectedLength());
    }

    private static <T> double mean(List<T> values, ToDoubleFunction<T> number) {
        double sum = 0;
        for (T value : values) {
            sum += number.applyAsDouble(value);
        }
        return sum / values.size();
    }
}
