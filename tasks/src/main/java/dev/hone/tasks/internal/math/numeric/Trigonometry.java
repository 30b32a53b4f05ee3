package dev.hone.tasks.internal.math.numeric;

/// Circular and hyperbolic functions of complex numbers, and what undoes them (principal values).
final class Trigonometry {
    private static final Approx ONE = Approx.of(1);

    private Trigonometry() {}

    static Approx sin(Approx z) {
        double slack = 2 + Math.abs(z.re());
        if (z.im() == 0) {
            return Approx.rounded(StrictMath.sin(z.re()), 0, z.error(), 2).plus(noise(slack));
        }
        double re = StrictMath.sin(z.re()) * StrictMath.cosh(z.im());
        double im = StrictMath.cos(z.re()) * StrictMath.sinh(z.im());
        double growth = StrictMath.cosh(z.im());
        return Approx.rounded(re, im, growth * (z.error() + slack * 0x1p-52), 4);
    }

    static Approx cos(Approx z) {
        double slack = 2 + Math.abs(z.re());
        if (z.im() == 0) {
            return Approx.rounded(StrictMath.cos(z.re()), 0, z.error(), 2).plus(noise(slack));
        }
        double re = StrictMath.cos(z.re()) * StrictMath.cosh(z.im());
        double im = -StrictMath.sin(z.re()) * StrictMath.sinh(z.im());
        double growth = StrictMath.cosh(z.im());
        return Approx.rounded(re, im, growth * (z.error() + slack * 0x1p-52), 4);
    }

    static Approx sinh(Approx z) {
        return z.exp().minus(z.negate().exp()).scaled(0.5);
    }

    static Approx cosh(Approx z) {
        return z.exp().plus(z.negate().exp()).scaled(0.5);
    }

    static Approx arcsin(Approx z) {
        if (z.isReal() && Math.abs(z.re()) <= 1) {
            double slope = 1 / StrictMath.sqrt(Math.max(1 - z.re() * z.re(), 0x1p-50));
            return Approx.rounded(StrictMath.asin(z.re()), 0, Math.min(slope * z.error(), 1e-7), 4);
        }
        Approx root = ONE.minus(z.times(z)).sqrt();
        return z.turned().plus(root).log().turned().negate();
    }

    static Approx arccos(Approx z) {
        return Approx.of(StrictMath.PI / 2).minus(arcsin(z));
    }

    static Approx arctan(Approx z) {
        if (z.isReal()) {
            return Approx.rounded(StrictMath.atan(z.re()), 0, z.error(), 2);
        }
        Approx i = z.turned();
        return ONE.minus(i).log().minus(ONE.plus(i).log()).turned().scaled(0.5);
    }

    static Approx arsinh(Approx z) {
        return z.plus(z.times(z).plus(ONE).sqrt()).log();
    }

    static Approx arcosh(Approx z) {
        return z.plus(z.plus(ONE).sqrt().times(z.minus(ONE).sqrt())).log();
    }

    static Approx artanh(Approx z) {
        return ONE.plus(z).log().minus(ONE.minus(z).log()).scaled(0.5);
    }

    /// Nothing, known as badly as the argument's reduction leaves it.
    private static Approx noise(double slack) {
        return new Approx(0, 0, slack * 0x1p-52);
    }
}
