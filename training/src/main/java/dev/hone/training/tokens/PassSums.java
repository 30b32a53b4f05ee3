package dev.hone.training.tokens;

/// Sums over the trained tokens of one pass, in the order of the tokens. Written by one thread, read when all are done.
///
/// Units: nats. Where no token is trained, sums are 0, the least ratio +∞ and the greatest −∞.
public final class PassSums {
    private double ratioSum;
    private double ratioMin;
    private double ratioMax;
    private int clippedLow;
    private int clippedHigh;
    private double klSum;
    private double referenceKlSum;
    private double entropySum;
    private double correctionSum;
    private double correctionMax;
    private double correctionSquares;

    PassSums() {
        clear();
    }

    void clear() {
        ratioSum = 0;
        ratioMin = Double.POSITIVE_INFINITY;
        ratioMax = Double.NEGATIVE_INFINITY;
        clippedLow = 0;
        clippedHigh = 0;
        klSum = 0;
        referenceKlSum = 0;
        entropySum = 0;
        correctionSum = 0;
        correctionMax = 0;
        correctionSquares = 0;
    }

    void take(TokenPass pass) {
        clear();
        boolean reference = pass.tokens().hasReference();
        for (int t = 0; t < pass.length(); t++) {
            if (!pass.trained(t)) {
                continue;
            }
            double r = pass.ratio(t);
            ratioSum += r;
            ratioMin = Math.min(ratioMin, r);
            ratioMax = Math.max(ratioMax, r);
            klSum += KlEstimator.K3.value(-pass.logRatio(t));
            entropySum += pass.entropy(t);
            double w = pass.correction(t);
            correctionSum += w;
            correctionMax = Math.max(correctionMax, w);
            correctionSquares += w * w;
            switch (pass.clip(t)) {
                case NONE -> {}
                case LOW -> clippedLow++;
                case HIGH -> clippedHigh++;
            }
            if (reference) {
                referenceKlSum += KlEstimator.K3.value(pass.logProb(t) - pass.referenceLogProb(t));
            }
        }
    }

    /// Σ π/πold.
    public double ratioSum() {
        return ratioSum;
    }

    /// Least π/πold.
    public double ratioMin() {
        return ratioMin;
    }

    /// Greatest π/πold.
    public double ratioMax() {
        return ratioMax;
    }

    /// Tokens stopped at the lower bound.
    public int clippedLow() {
        return clippedLow;
    }

    /// Tokens stopped at the upper bound.
    public int clippedHigh() {
        return clippedHigh;
    }

    /// Σ r − 1 − log r, with r = π/πold.
    public double klSum() {
        return klSum;
    }

    /// Σ k3 to the reference; 0 where there is none.
    public double referenceKlSum() {
        return referenceKlSum;
    }

    /// Σ entropy of the current policy.
    public double entropySum() {
        return entropySum;
    }

    /// Σ w of the correction.
    public double correctionSum() {
        return correctionSum;
    }

    /// Greatest w of the correction.
    public double correctionMax() {
        return correctionMax;
    }

    /// Σ w² of the correction.
    public double correctionSquares() {
        return correctionSquares;
    }
}
