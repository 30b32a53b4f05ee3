package dev.hone.training.rewardmodel;

import dev.hone.training.rewardmodel.BradleyTerry.PairLoss;
import dev.hone.training.run.Metrics;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The loss of a batch of pairs of rewards, the mean over pairs, with its derivatives.
///
/// Shapes: `rewards[pair][0]` is the chosen completion's, `rewards[pair][1]` the rejected one's.
public final class RewardBatch {
    private final double[][] rewards;
    private final PairLoss[] losses;

    /// Of these rewards and the margins that the data names.
    public RewardBatch(BradleyTerry loss, double[][] rewards, double[] margins) {
        if (rewards.length == 0 || rewards.length != margins.length) {
            throw new IllegalArgumentException(
                    "a batch has as many margins as pairs, at least one: " + margins.length + " and " + rewards.length);
        }
        this.rewards = rewards;
        this.losses = IntStream.range(0, rewards.length)
                .mapToObj(i -> loss.at(rewards[i][0], rewards[i][1], margins[i]))
                .toArray(PairLoss[]::new);
    }

    /// A pair's part of the mean.
    public double share(int pair) {
        return losses[pair].value() / losses.length;
    }

    /// d(mean loss) / d(reward) of a completion: 0 is the chosen one, 1 the rejected one.
    public double slope(int pair, int completion) {
        PairLoss l = losses[pair];
        return (completion == 0 ? l.dChosen() : l.dRejected()) / losses.length;
    }

    /// The numbers for a log, named as TRL names them: `loss`, `accuracy` (share of pairs whose chosen reward is the
    /// higher one), `margin`, `min_reward`, `mean_reward`, `max_reward`.
    public Metrics metrics() {
        var metrics = new Metrics().put("loss", mean(Arrays.stream(losses).mapToDouble(PairLoss::value)));
        metrics.put("accuracy", mean(Arrays.stream(rewards).mapToDouble(r -> r[0] > r[1] ? 1 : 0)));
        metrics.put("margin", mean(Arrays.stream(rewards).mapToDouble(r -> r[0] - r[1])));
        metrics.put("min_reward", all().min().orElseThrow());
        metrics.put("mean_reward", mean(all()));
        return metrics.put("max_reward", all().max().orElseThrow());
    }

    private DoubleStream all() {
        return Arrays.stream(rewards).flatMapToDouble(Arrays::stream);
    }

    private static double mean(DoubleStream values) {
        double sum = 0;
        int n = 0;
        for (double v : values.toArray()) {
            sum += v;
            n++;
        }
        return sum / n;
    }
}
