package dev.hone.training.advantage;

/// Eigenvalues of a symmetric matrix: Householder reflections to three diagonals, then QL with implicit shifts.
///
/// Shapes: n x n; n numbers in no particular order. Costs about 4/3 n³ products.
/// Source: Golub and Van Loan, Matrix Computations, sections 8.3.1 and 8.3.3.
final class SymmetricEigenvalues {
    private static final int MOST_STEPS = 60;

    private SymmetricEigenvalues() {}

    /// The eigenvalues; the matrix is overwritten.
    ///
    /// @throws ArithmeticException if they are not found, which a matrix of finite numbers does not do
    static double[] of(double[][] a) {
        int n = a.length;
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        tridiagonal(a, diagonal, beside);
        diagonalise(diagonal, beside);
        return diagonal;
    }

    /// Reflects row by row from the last; `beside[i]` is left of the diagonal of row i.
    private static void tridiagonal(double[][] a, double[] diagonal, double[] beside) {
        int n = a.length;
        double[] p = new double[n];
        for (int i = n - 1; i > 0; i--) {
            double[] v = a[i];
            double squares = 0;
            for (int k = 0; k < i; k++) {
                squares += v[k] * v[k];
            }
            diagonal[i] = a[i][i];
            double length = Math.sqrt(squares);
            double head = v[i - 1] > 0 ? -length : length;
            beside[i] = head;
            double half = squares - v[i - 1] * head; // |v - head e|² / 2
            if (half == 0) {
                continue;
            }
            v[i - 1] -= head;
            reflect(a, v, i, half, p);
        }
        if (n > 0) {
            diagonal[0] = a[0][0];
        }
    }

    /// A ← H A H on the first `size` rows and columns with H = 1 − v vᵀ / half.
    private static void reflect(double[][] a, double[] v, int size, double half, double[] p) {
        double dot = 0;
        for (int r = 0; r < size; r++) {
            double sum = 0;
            for (int c = 0; c < size; c++) {
                sum += (r >= c ? a[r][c] : a[c][r]) * v[c];
            }
            p[r] = sum / half;
            dot += p[r] * v[r];
        }
        double shift = dot / (2 * half);
        for (int r = 0; r < size; r++) {
            p[r] -= shift * v[r];
        }
        for (int r = 0; r < size; r++) {
            for (int c = 0; c <= r; c++) {
                a[r][c] -= v[r] * p[c] + p[r] * v[c];
            }
        }
    }

    private static void diagonalise(double[] d, double[] beside) {
        int n = d.length;
        double[] e = new double[n];
        System.arraycopy(beside, Math.min(1, n), e, 0, Math.max(0, n - 1));
        for (int l = 0; l < n; l++) {
            for (int step = 0;; step++) {
                int m = l;
                while (m < n - 1 && Math.abs(e[m]) > Math.ulp(Math.abs(d[m]) + Math.abs(d[m + 1]))) {
                    m++;
                }
                if (m == l) {
                    break;
                }
                if (step == MOST_STEPS) {
                    throw new ArithmeticException("the eigenvalues of a matrix of " + n + " rows were not found");
                }
                sweep(d, e, l, m);
            }
        }
    }

    /// One step of QL on rows l to m with Wilkinson's shift.
    private static void sweep(double[] d, double[] e, int l, int m) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = StrictMath.hypot(g, 1);
        g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            r = StrictMath.hypot(f, g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
        }
        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }
}
