package dev.hone.training.evaluation;

/// The chance that at least one of k samples is right, from n samples of which c are right.
///
/// pass@k = 1 − C(n − c, k) / C(n, k)
///
/// Unbiased for every k <= n, unlike 1 − (1 − c/n)^k.
/// Source: Chen et al., "Evaluating large language models trained on code", arXiv:2107.03374, equation 1.
public final class PassAtK {
    private PassAtK() {}

    /// @throws IllegalArgumentException unless 0 <= c <= n and 1 <= k <= n
    public static double of(int n, int c, int k) {
        if (c < 0 || c > n || k < 1 || k > n) {
            throw new IllegalArgumentException("pass@" + k + " of " + c + " right among " + n + " samples");
        }
        double none = 1;
        for (int i = 0; i < k; i++) {
            none *= (double) Math.max(0, n - c - i) / (n - i);
        }
        return 1 - none;
    }
}
