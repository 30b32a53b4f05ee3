package dev.hone.training.distill;

/// From a row of logits to logarithms of probabilities.
///
/// log p = x / τ - log Σ exp(x / τ), with the greatest logit taken out of the sum first.
///
/// Units: natural logarithms. Sums run over ascending tokens.
public final class LogProbRow {
    private LogProbRow() {}

    /// Writes the log-probabilities of `into.length` logits from `offset` on at this temperature.
    public static void write(float[] logits, int offset, double temperature, double[] into) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < into.length; i++) {
            into[i] = logits[offset + i] / temperature;
            most = Math.max(most, into[i]);
        }
        double sum = 0;
        for (double x : into) {
            sum += StrictMath.exp(x - most);
        }
        double norm = most + StrictMath.log(sum);
        for (int i = 0; i < into.length; i++) {
            into[i] -= norm;
        }
    }
}
