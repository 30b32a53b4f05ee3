package dev.hone.reasoning.allocation;

import dev.hone.foundation.Draws;

/// Draws from Beta distributions.
///
/// Source: Beta as a ratio of Gammas; Gamma by Marsaglia and Tsang, ACM TOMS 26 (2000), for shapes of at least 1.
final class Betas {
    private Betas() {}

    /// One draw from Beta(a, b), a and b at least 1.
    static double draw(Draws draws, double a, double b) {
        double x = gamma(draws, a);
        return x / (x + gamma(draws, b));
    }

    private static double gamma(Draws draws, double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = draws.normal();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            double cubed = v * v * v;
            double u = 1 - draws.uniform();
            if (StrictMath.log(u) < 0.5 * x * x + d - d * cubed + d * StrictMath.log(cubed)) {
                return d * cubed;
            }
        }
    }
}
