package dev.hone.training.evaluation;

/// A mean over problems with its 95 % interval.
///
/// The interval is mean ± 1.96 · s / √n over the n problems' own means (s with one degree of freedom subtracted), which
/// allows for samples of one problem being alike. It is cut to [0, 1]. With fewer than two problems it is all of [0,
/// 1].
public record Estimate(double mean, double low, double high, int problems) {
    private static final double NORMAL_975 = 1.959963984540054;

    /// Of the problems' own means, each in [0, 1].
    public static Estimate of(double... means) {
        int n = means.length;
        double sum = 0;
        for (double m : means) {
            sum += m;
        }
        double mean = n == 0 ? 0 : sum / n;
        if (n < 2) {
            return new Estimate(mean, 0, 1, n);
        }
        double squares = 0;
        for (double m : means) {
            squares += (m - mean) * (m - mean);
        }
        double half = NORMAL_975 * Math.sqrt(squares / (n - 1) / n);
        return new Estimate(mean, Math.max(0, mean - half), Math.min(1, mean + half), n);
    }
}
