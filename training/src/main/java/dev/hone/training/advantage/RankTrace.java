package dev.hone.training.advantage;

import java.util.ArrayList;
import java.util.List;

/// How many directions a completion's hidden states spread over, and how that number grew along the completion.
///
/// ER(X) = exp(−Σ p_i log p_i),   p_i = σ_i / Σ σ      with σ the singular values of X minus its mean row
///
/// m_j = ER of the first 1 + j · stride states;   δ_j = m_j − mean(m_1 .. m_{j−1})
///
/// `rank` is the ER of all states, `velocity` the mean of δ_2, δ_3, .., `acceleration` the mean of δ_j − δ_{j−1} from
/// j = 3 on; the latter two are 0 where the completion is too short to have them. States that do not differ have ER 1,
/// one state alone 0.
///
/// Shapes: `states[token][width]`. Units: directions.
/// Source: arXiv:2509.23808, section 3 (ER, ERV, ERA); ER itself: Roy and Vetterli, 2007. As in the paper's code, of
/// long completions the last 512 states count.
public record RankTrace(double rank, double velocity, double acceleration) {
    private static final int MOST = 512;

    /// Of these states, looked at every so many tokens.
    public static RankTrace of(double[][] states, int stride) {
        int from = Math.max(0, states.length - MOST);
        int n = states.length - from;
        List<Double> differences = new ArrayList<>();
        double sum = 0;
        int seen = 0;
        for (int t = stride; t < n; t += stride) {
            double rank = effectiveRank(states, from, t + 1);
            if (seen > 0) {
                differences.add(rank - sum / seen);
            }
            sum += rank;
            seen++;
        }
        double bends = differences.size() < 2
                ? 0
                : (differences.getLast() - differences.getFirst()) / (differences.size() - 1);
        return new RankTrace(
                effectiveRank(states, from, n),
                differences.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                bends);
    }

    /// ER of `count` states from one on.
    static double effectiveRank(double[][] states, int from, int count) {
        if (count < 2) {
            return 0;
        }
        double[][] centred = centred(states, from, count);
        double[] squares = SymmetricEigenvalues.of(products(centred));
        double total = 0;
        for (double s : squares) {
            total += Math.sqrt(Math.max(0, s));
        }
        double entropy = 0;
        for (double s : squares) {
            double p = s > 0 ? Math.sqrt(s) / total : 0;
            entropy -= p > 0 ? p * StrictMath.log(p) : 0;
        }
        return StrictMath.exp(entropy);
    }

    private static double[][] centred(double[][] states, int from, int count) {
        int width = states[from].length;
        double[][] out = new double[count][width];
        for (int c = 0; c < width; c++) {
            double mean = 0;
            for (int t = 0; t < count; t++) {
                mean += states[from + t][c] / count;
            }
            for (int t = 0; t < count; t++) {
                out[t][c] = states[from + t][c] - mean;
            }
        }
        return out;
    }

    /// X Xᵀ or Xᵀ X, whichever is smaller: both have the squares of the singular values.
    private static double[][] products(double[][] x) {
        int rows = x.length;
        int width = x[0].length;
        boolean byRows = rows <= width;
        int n = byRows ? rows : width;
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < (byRows ? width : rows); k++) {
                    sum += byRows ? x[i][k] * x[j][k] : x[k][i] * x[k][j];
                }
                out[i][j] = sum;
                out[j][i] = sum;
            }
        }
        return out;
    }
}
