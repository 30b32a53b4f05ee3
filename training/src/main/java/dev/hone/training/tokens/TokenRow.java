package dev.hone.training.tokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All tokens of an optimizer step in one row, completion after completion: what a [TokenSelector] chooses from.
///
/// Shapes: one entry a token, trained or not. A value of NaN says that the token takes no part.
public final class TokenRow {
    private final List<CompletionTokens> completions;
    private final int length;

    public TokenRow(List<CompletionTokens> completions) {
        this.completions = completions;
        this.length = completions.stream().mapToInt(CompletionTokens::length).sum();
    }

    /// A number of a token of a completion.
    public interface Value {
        /// The number of token t.
        double of(CompletionTokens tokens, int t);
    }

    /// This number of every trained token, NaN for the others.
    public double[] values(Value value) {
        double[] row = new double[length];
        int i = 0;
        for (CompletionTokens c : completions) {
            for (int t = 0; t < c.length(); t++) {
                row[i++] = c.trained()[t] ? value.of(c, t) : Double.NaN;
            }
        }
        return row;
    }

    /// (A − mean A) · (log πold − mean log πold), the means over all trained tokens: how much a step on the token
    /// changes the policy's entropy.
    public double[] covariances() {
        double[] advantages = values((c, t) -> c.advantages()[t]);
        double[] logProbs = values((c, t) -> c.oldLogProbs()[t]);
        double advantage = mean(advantages);
        double logProb = mean(logProbs);
        double[] row = new double[length];
        for (int i = 0; i < length; i++) {
            row[i] = (advantages[i] - advantage) * (logProbs[i] - logProb);
        }
        return row;
    }

    /// How many take part.
    public static int count(double... row) {
        int n = 0;
        for (double x : row) {
            n += Double.isNaN(x) ? 0 : 1;
        }
        return n;
    }

    private static double mean(double[] row) {
        double sum = 0;
        for (double x : row) {
            sum += Double.isNaN(x) ? 0 : x;
        }
        return sum / Math.max(1, count(row));
    }

    /// Flags of the `count` largest values; of equal ones the first.
    public static boolean[] largest(double[] row, int count) {
        double[] sorted = Arrays.stream(row).filter(x -> !Double.isNaN(x)).sorted().toArray();
        boolean[] flags = new boolean[row.length];
        int wanted = Math.min(count, sorted.length);
        if (wanted <= 0) {
            return flags;
        }
        double least = sorted[sorted.length - wanted];
        int left = wanted;
        for (int i = 0; i < row.length; i++) {
            flags[i] = row[i] > least;
            left -= flags[i] ? 1 : 0;
        }
        for (int i = 0; i < row.length && left > 0; i++) {
            if (row[i] == least) {
                flags[i] = true;
                left--;
            }
        }
        return flags;
    }

    /// Flags of the row as flags of each completion.
    public List<boolean[]> split(boolean[] row) {
        List<boolean[]> flags = new ArrayList<>();
        int from = 0;
        for (CompletionTokens c : completions) {
            flags.add(Arrays.copyOfRange(row, from, from + c.length()));
            from += c.length();
        }
        return flags;
    }
}
