package dev.hone.lab.statistics;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Least squares for curves with two or three constants, one of which may bend: y = b + a · f(x; c).
///
/// For every candidate c the best a and b follow in closed form; c is then the candidate with the least squared error.
/// A constant is *identifiable* only where the errors tell candidates apart: the share of candidates whose error is
/// within 5 % of the least must be below a half, and f must vary over the data.
///
/// @param offset b
/// @param scale a
/// @param bend c, 0 where the form has none
/// @param error root of the mean squared residual on the data that were fitted
/// @param identifiable whether the data tell this curve from its neighbours
public record CurveFit(Form form, double offset, double scale, double bend, double error, boolean identifiable) {
    /// The forms that compete.
    public enum Form {
        /// y = b + a · x
        LINEAR,
        /// y = b + a · exp(x); the law of reward against entropy in arXiv:2505.22617, with a < 0.
        EXPONENTIAL,
        /// y = b + a · exp(−c · x), which saturates.
        SATURATING,
        /// y = b: the last value, which is the simplest forecast.
        LAST
    }

    private static final int CANDIDATES = 60;
    private static final double TINY = 1e-12;

    /// Fits a form to points.
    ///
    /// @throws IllegalArgumentException if there are fewer than three points, or the lengths differ
    public static CurveFit of(Form form, double[] x, double[] y) {
        if (x.length != y.length || x.length < 3) {
            throw new IllegalArgumentException("a fit needs at least 3 points with both numbers: " + x.length + ", "
                    + y.length);
        }
        return switch (form) {
            case LAST -> new CurveFit(form, y[y.length - 1], 0, 0, rmse(x, y, v -> y[y.length - 1]), true);
            case LINEAR -> straight(form, x, y, 0, v -> v);
            case EXPONENTIAL -> straight(form, x, y, 0, StrictMath::exp);
            case SATURATING -> saturating(x, y);
        };
    }

    private static CurveFit saturating(double[] x, double[] y) {
        double range = 0;
        for (double v : x) {
            range = Math.max(range, Math.abs(v));
        }
        double unit = range;
        List<CurveFit> fits = java.util.stream.IntStream.range(0, CANDIDATES)
                .mapToObj(i -> StrictMath.pow(10, -1.5 + 3.5 * i / (CANDIDATES - 1)) / Math.max(unit, TINY))
                .map(c -> straight(Form.SATURATING, x, y, c, v -> StrictMath.exp(-c * v)))
                .toList();
        CurveFit best = fits.stream().min(java.util.Comparator.comparingDouble(CurveFit::error)).orElseThrow();
        long alike = fits.stream().filter(f -> f.error <= best.error * 1.05 + TINY).count();
        return new CurveFit(best.form, best.offset, best.scale, best.bend, best.error,
                best.identifiable && alike < CANDIDATES / 2);
    }

    private static CurveFit straight(Form form, double[] x, double[] y, double bend, DoubleUnaryOperator f) {
        int n = x.length;
        double[] u = java.util.Arrays.stream(x).map(f).toArray();
        double mu = Moments.mean(u);
        double my = Moments.mean(y);
        double product = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            product += (u[i] - mu) * (y[i] - my);
            square += (u[i] - mu) * (u[i] - mu);
        }
        double a = square <= TINY ? 0 : product / square;
        double b = my - a * mu;
        return new CurveFit(form, b, a, bend, rmse(x, y, v -> b + a * f.applyAsDouble(v)), square > TINY);
    }

    /// The curve's value at x.
    public double at(double x) {
        return switch (form) {
            case LAST -> offset;
            case LINEAR -> offset + scale * x;
            case EXPONENTIAL -> offset + scale * StrictMath.exp(x);
            case SATURATING -> offset + scale * StrictMath.exp(-bend * x);
        };
    }

    /// Root mean squared error on these points.
    public double rmse(double[] x, double[] y) {
        return rmse(x, y, this::at);
    }

    private static double rmse(double[] x, double[] y, DoubleUnaryOperator curve) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double e = y[i] - curve.applyAsDouble(x[i]);
            sum += e * e;
        }
        return Math.sqrt(sum / x.length);
    }
}
