package dev.hone.foundation;

import java.util.List;

/// Draws one number after another from the stream of a [Key]. Not thread-safe; make one a task.
public final class Draws {
    private final long state;
    private long next;

    Draws(long state) {
        this.state = state;
    }

    /// Uniform in [0, 1).
    public double uniform() {
        return Key.uniform(state, next++);
    }

    /// Uniform among `low` .. `high`, both included.
    public int between(int low, int high) {
        if (low > high) {
            throw new IllegalArgumentException("empty range: " + low + " .. " + high);
        }
        long span = (long) high - low + 1;
        return (int) (low + Math.unsignedMultiplyHigh(Key.bits(state, next++), span));
    }

    /// True with this probability.
    public boolean chance(double probability) {
        return uniform() < probability;
    }

    /// One of the choices, each equally likely.
    public <T> T pick(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    /// An index with probability proportional to its weight.
    public int weighted(double... weights) {
        double total = 0;
        for (double w : weights) {
            total += w;
        }
        double left = uniform() * total;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    /// Standard normal, by Box and Muller with StrictMath, so that the bits are the same everywhere.
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /// A uniform permutation of 0 .. n-1 (Fisher and Yates).
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = between(0, i);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
