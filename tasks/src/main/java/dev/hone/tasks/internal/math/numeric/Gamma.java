package dev.hone.tasks.internal.math.numeric;

/// Factorials of any number, by the gamma function.
///
/// Source: Lanczos, "A precision approximation of the gamma function", SIAM J. Numer. Anal. 1 (1964), with g = 7 and
/// nine coefficients; about 14 digits.
final class Gamma {
    private static final double G = 7;
    private static final double[] COEFFICIENTS = {
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
    private static final double RELATIVE = 1e-13;

    private Gamma() {}

    /// z!
    static Approx factorial(Approx z) {
        double n = z.whole();
        if (n >= 0 && n <= 170) {
            double product = 1;
            for (int k = 2; k <= n; k++) {
                product *= k;
            }
            return Approx.rounded(product, 0, 0, n + 1);
        }
        return n < 0 ? Approx.UNDEFINED : gamma(z.plus(Approx.of(1)));
    }

    private static Approx gamma(Approx z) {
        if (z.re() < 0.5) {
            Approx pi = Approx.of(StrictMath.PI);
            Approx below = Trigonometry.sin(pi.times(z)).times(gamma(Approx.of(1).minus(z)));
            return pi.over(below);
        }
        Approx x = z.minus(Approx.of(1));
        Approx sum = Approx.of(COEFFICIENTS[0]);
        for (int k = 1; k < COEFFICIENTS.length; k++) {
            sum = sum.plus(Approx.of(COEFFICIENTS[k]).over(x.plus(Approx.of(k))));
        }
        Approx t = x.plus(Approx.of(G + 0.5));
        Approx value = t.power(x.plus(Approx.of(0.5))).times(t.negate().exp()).times(sum)
                .scaled(StrictMath.sqrt(2 * StrictMath.PI));
        return new Approx(value.re(), value.im(), value.error() + RELATIVE * value.size());
    }
}
