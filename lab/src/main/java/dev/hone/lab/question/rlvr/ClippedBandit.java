package dev.hone.lab.question.rlvr;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.Arrays;

/// A softmax policy over a few actions that is trained with rewards of pure noise: the smallest place where clipping
/// can move a policy by itself.
///
/// A batch of actions is drawn from πold; each has an advantage that is independent of it, from Bernoulli(1/2) rewards
/// of the batch less their mean. Then the batch is used so many times in a row:
///
/// θ ← θ + η · mean_i w_i · A_i · ∇log π(a_i),      w_i = r_i, or 0 where the surrogate is clipped, r_i = π/πold
///
/// Clipped is what PPO clips: A > 0 and r > 1 + εhigh, or A < 0 and r < 1 − εlow.
///
/// Shapes: logits one an action. Units: probabilities, nats.
/// Source: the laboratory's; the argument is that of arXiv:2506.10947 and arXiv:2509.26114.
///
/// @param low εlow; 1 never clips
/// @param high εhigh; infinite never clips
record ClippedBandit(double[] prior, double low, double high, int batches, int updates, int actions, double rate) {

    /// What became of one policy: how log π of the action that was likeliest at first changed, its probability, the
    /// entropy, the shares of samples that were clipped from below and above.
    record Walk(double logMass, double mass, double entropy, double clippedLow, double clippedHigh) {}

    /// One run with the random numbers of this key.
    Walk run(Key key) {
        double[] theta = Arrays.stream(prior).map(StrictMath::log).toArray();
        Draws draws = key.draws();
        long below = 0;
        long above = 0;
        for (int b = 0; b < batches; b++) {
            double[] old = policy(theta);
            int[] chosen = new int[actions];
            double[] advantage = new double[actions];
            for (int i = 0; i < actions; i++) {
                chosen[i] = draws.weighted(old);
                advantage[i] = draws.chance(0.5) ? 1 : 0;
            }
            double mean = Arrays.stream(advantage).average().orElse(0);
            for (int u = 0; u < updates; u++) {
                double[] now = policy(theta);
                double[] gradient = new double[theta.length];
                for (int i = 0; i < actions; i++) {
                    double ratio = now[chosen[i]] / old[chosen[i]];
                    double a = advantage[i] - mean;
                    if (a > 0 && ratio > 1 + high) {
                        above++;
                    } else if (a < 0 && ratio < 1 - low) {
                        below++;
                    } else {
                        add(gradient, now, chosen[i], ratio * a / actions);
                    }
                }
                for (int k = 0; k < theta.length; k++) {
                    theta[k] += rate * gradient[k];
                }
            }
        }
        double[] after = policy(theta);
        int top = top(prior);
        double all = (double) batches * updates * actions;
        return new Walk(StrictMath.log(after[top] / prior[top]), after[top] - prior[top],
                entropy(after) - entropy(prior), below / all, above / all);
    }

    /// The mean push on the prior's likeliest log-probability that a clip causes, by the formula: half the mean
    /// absolute advantage times what is missing of the update.
    ///
    /// E[Δ] = (μ/2) Σ_a πold(a) r(a) · (1[r(a) < 1 − εlow] − 1[r(a) > 1 + εhigh]) · ∂log π(top)/∂θ · ∇log π(a)
    static double expectedPush(double[] old, double[] now, double low, double high, double mean) {
        int top = top(old);
        double[] gradient = new double[old.length];
        for (int a = 0; a < old.length; a++) {
            double ratio = now[a] / old[a];
            double sign = ratio > 1 + high ? -1 : ratio < 1 - low ? 1 : 0;
            add(gradient, now, a, old[a] * ratio * sign * mean / 2);
        }
        double push = gradient[top];
        for (int k = 0; k < gradient.length; k++) {
            push -= now[k] * gradient[k];
        }
        return push;
    }

    private static void add(double[] gradient, double[] policy, int action, double weight) {
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] += weight * ((k == action ? 1 : 0) - policy[k]);
        }
    }

    static double[] policy(double[] theta) {
        double most = Arrays.stream(theta).max().orElse(0);
        double[] p = Arrays.stream(theta).map(t -> StrictMath.exp(t - most)).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(x -> x / sum).toArray();
    }

    private static int top(double[] p) {
        int best = 0;
        for (int k = 1; k < p.length; k++) {
            best = p[k] > p[best] ? k : best;
        }
        return best;
    }

    private static double entropy(double[] p) {
        return Arrays.stream(p).map(x -> x > 0 ? -x * StrictMath.log(x) : 0).sum();
    }
}
