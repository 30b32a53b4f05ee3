package dev.hone.reasoning.strategy;

/// How safe the lead of an answer over the runner-up is, and what more votes are worth.
///
/// A race of two, with a votes against b; the leader's share in the long run has the posterior Beta(a + 1, b + 1).
public final class Lead {
    private Lead() {}

    /// P(p > 1/2) for p ~ Beta(a + 1, b + 1): as a binomial tail,
    /// Σ_{j ≤ a} C(a + b + 1, j) / 2^(a + b + 1).
    public static double ahead(int a, int b) {
        int n = a + b + 1;
        double term = StrictMath.pow(0.5, n);
        double sum = 0;
        for (int j = 0; j <= a; j++) {
            sum += term;
            term = term * (n - j) / (j + 1);
        }
        return sum;
    }

    /// The chance to name the true leader after `more` votes in the race, seen from now:
    ///
    /// Σ_x BetaBinomial(x; more, a + 1, b + 1) · max(ahead(a + x, b + more − x), 1 − ahead(…))
    ///
    /// It is [#ahead] (of the better side) at none and never falls: the preposterior value of a sample.
    ///
    /// Source: Raiffa and Schlaifer, Applied Statistical Decision Theory, 1961.
    public static double after(int a, int b, int more) {
        double sum = 0;
        double chance = none(a, b, more);
        for (int x = 0; x <= more; x++) {
            double p = ahead(a + x, b + more - x);
            sum += chance * Math.max(p, 1 - p);
            // BB(x + 1) / BB(x) = C(m, x + 1) / C(m, x) · (a + 1 + x) / (b + m − x)
            chance = chance * (more - x) / (x + 1) * (a + 1 + x) / (b + more - x);
        }
        return sum;
    }

    /// The chance that none of `more` votes goes to the leader: Π_i (b + 1 + i) / (a + b + 2 + i).
    private static double none(int a, int b, int more) {
        double chance = 1;
        for (int i = 0; i < more; i++) {
            chance = chance * (b + 1 + i) / (a + b + 2 + i);
        }
        return chance;
    }
}
