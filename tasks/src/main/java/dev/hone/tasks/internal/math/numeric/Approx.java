package dev.hone.tasks.internal.math.numeric;

import dev.hone.tasks.verifiers.Quantity;

/// A complex number of 64 bits a part, with a bound on how far it is from what it stands for.
///
/// Not finite means not defined, or too large to be looked at.
public record Approx(double re, double im, double error) {
    /// What is not defined.
    public static final Approx UNDEFINED = new Approx(Double.NaN, Double.NaN, Double.NaN);

    private static final double STEP = 0x1p-52;
    private static final int LARGEST_POWER = 1024;

    /// A real number that is known to its last bit.
    public static Approx of(double value) {
        return new Approx(value, 0, STEP * Math.abs(value));
    }

    /// A fraction.
    public static Approx of(Quantity value) {
        return of(value.doubleValue());
    }

    /// A number computed with this relative error besides.
    static Approx rounded(double re, double im, double error, double relative) {
        return new Approx(re, im, error + relative * STEP * (Math.abs(re) + Math.abs(im)));
    }

    boolean isDefined() {
        return Double.isFinite(re) && Double.isFinite(im) && Double.isFinite(error);
    }

    double size() {
        return StrictMath.hypot(re, im);
    }

    boolean isReal() {
        return Math.abs(im) <= 8 * error;
    }

    boolean isZero() {
        return size() <= 4 * error || size() == 0;
    }

    /// The whole number that it is, as far as can be seen; else a number that is not finite.
    double whole() {
        double nearest = Math.rint(re);
        return isReal() && Math.abs(re - nearest) <= Math.max(8 * error, 1e-12) && Math.abs(re) < 1e15
                ? nearest
                : Double.NaN;
    }

    Approx plus(Approx o) {
        return rounded(re + o.re, im + o.im, error + o.error, 1);
    }

    Approx minus(Approx o) {
        return plus(o.negate());
    }

    Approx negate() {
        return new Approx(-re, -im, error);
    }

    Approx scaled(double factor) {
        return rounded(re * factor, im * factor, error * Math.abs(factor), 1);
    }

    /// i times this.
    Approx turned() {
        return new Approx(-im, re, error);
    }

    Approx times(Approx o) {
        double spread = size() * o.error + o.size() * error + error * o.error + 2 * STEP * size() * o.size();
        return new Approx(re * o.re - im * o.im, re * o.im + im * o.re, spread);
    }

    Approx over(Approx o) {
        double square = o.re * o.re + o.im * o.im;
        if (o.isZero() || square == 0) {
            return UNDEFINED;
        }
        double x = (re * o.re + im * o.im) / square;
        double y = (im * o.re - re * o.im) / square;
        double size = StrictMath.hypot(x, y);
        return new Approx(x, y, (error + size * o.error) / o.size() + 4 * STEP * size);
    }

    Approx exp() {
        double r = StrictMath.exp(re);
        double slack = im == 0 ? 0 : Math.abs(im);
        return rounded(r * StrictMath.cos(im), im == 0 ? 0 : r * StrictMath.sin(im), r * error,
                2 + slack + Math.abs(re));
    }

    /// The principal logarithm; a number that is real as far as can be seen counts as real.
    Approx log() {
        if (isZero()) {
            return UNDEFINED;
        }
        double y = isReal() ? 0 : im;
        return rounded(StrictMath.log(StrictMath.hypot(re, y)), StrictMath.atan2(y, re), error / size() + STEP, 2);
    }

    Approx sqrt() {
        if (size() <= 4 * error && size() > 0) {
            return new Approx(0, 0, StrictMath.sqrt(size() + error));
        }
        if (size() == 0) {
            return new Approx(0, 0, StrictMath.sqrt(error));
        }
        if (isReal()) {
            double r = StrictMath.sqrt(Math.abs(re));
            return rounded(re >= 0 ? r : 0, re >= 0 ? 0 : r, error / r / 2, 2);
        }
        return log().scaled(0.5).exp();
    }

    /// This to a power: by multiplication for whole powers, else exp(exponent · log).
    Approx power(Approx exponent) {
        double n = exponent.whole();
        if (Math.abs(n) <= LARGEST_POWER && exponent.error <= 1e-9) {
            Approx result = whole((int) Math.abs(n));
            return n < 0 ? of(1).over(result) : result;
        }
        if (isZero()) {
            return exponent.re > 0 && exponent.isReal() && error == 0 ? of(0) : UNDEFINED;
        }
        return log().times(exponent).exp();
    }

    private Approx whole(int n) {
        Approx result = of(1);
        Approx square = this;
        for (int k = n; k > 0; k >>= 1) {
            if ((k & 1) == 1) {
                result = result.times(square);
            }
            square = k > 1 ? square.times(square) : square;
        }
        return result;
    }
}
