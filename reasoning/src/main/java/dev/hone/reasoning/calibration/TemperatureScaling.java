package dev.hone.reasoning.calibration;

import java.util.List;

/// Divides the log-odds of a confidence by one temperature, above 1 where it was too sure:
///
/// chance = σ(log(c / (1 − c)) / T)
///
/// T minimises the log-loss of what was judged, found by golden-section search of log T in [log 0.01, log 100].
/// Confidences are kept 1e-6 away from 0 and 1.
///
/// Source: arXiv:1706.04599, section 4.2.
public record TemperatureScaling(double temperature) implements CalibrationMap {
    private static final double EDGE = 1e-6;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 80;

    public TemperatureScaling {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("the temperature must be positive: " + temperature);
        }
    }

    /// The temperature that fits.
    ///
    /// @throws IllegalArgumentException if nothing was judged
    public static TemperatureScaling fit(List<Judged> judged) {
        if (judged.isEmpty()) {
            throw new IllegalArgumentException("calibration needs judged confidences");
        }
        double low = StrictMath.log(0.01);
        double high = StrictMath.log(100);
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double lossA = loss(judged, a);
        double lossB = loss(judged, b);
        for (int i = 0; i < STEPS; i++) {
            if (lossA <= lossB) {
                high = b;
                b = a;
                lossB = lossA;
                a = high - GOLDEN * (high - low);
                lossA = loss(judged, a);
            } else {
                low = a;
                a = b;
                lossA = lossB;
                b = low + GOLDEN * (high - low);
                lossB = loss(judged, b);
            }
        }
        return new TemperatureScaling(StrictMath.exp((low + high) / 2));
    }

    private static double loss(List<Judged> judged, double logTemperature) {
        var map = new TemperatureScaling(StrictMath.exp(logTemperature));
        double sum = 0;
        for (Judged j : judged) {
            double p = map.chance(j.confidence());
            sum -= StrictMath.log(Math.max(j.hit() == 1 ? p : 1 - p, Double.MIN_NORMAL));
        }
        return sum;
    }

    @Override
    public double chance(double confidence) {
        double c = Math.clamp(confidence, EDGE, 1 - EDGE);
        return 1 / (1 + StrictMath.exp(-StrictMath.log(c / (1 - c)) / temperature));
    }
}
