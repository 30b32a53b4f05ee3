package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankTraceTest {
    /// Four corners of a square, one after another.
    private static final double[][] SQUARE = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

    /// Of three corners the singular values are 1 and √⅓.
    private static final double THREE = three();

    private static double three() {
        double p = 1 / (1 + Math.sqrt(1 / 3.0));
        return Math.exp(-p * Math.log(p) - (1 - p) * Math.log(1 - p));
    }

    @Test
    void effectiveRanksByHand() {
        assertThat(RankTrace.effectiveRank(SQUARE, 0, 1)).isZero();
        assertThat(RankTrace.effectiveRank(SQUARE, 0, 2)).isCloseTo(1, within(1e-6));
        assertThat(RankTrace.effectiveRank(SQUARE, 0, 3)).isCloseTo(THREE, within(1e-9));
        assertThat(RankTrace.effectiveRank(SQUARE, 0, 4)).isCloseTo(2, within(1e-12));
        assertThat(RankTrace.effectiveRank(new double[][] {{3, 3}, {3, 3}}, 0, 2)).as("no difference").isEqualTo(1);
        double[][] wide = {{1, 0, 0, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}};
        assertThat(RankTrace.effectiveRank(wide, 0, 3)).as("three points span a plane").isCloseTo(2, within(1e-6));
    }

    @Test
    void velocityAndAccelerationByHand() {
        RankTrace trace = RankTrace.of(SQUARE, 1);
        double second = THREE - 1;
        double third = 2 - (1 + THREE) / 2;
        assertThat(trace.rank()).isCloseTo(2, within(1e-9));
        assertThat(trace.velocity()).isCloseTo((second + third) / 2, within(1e-6));
        assertThat(trace.acceleration()).isCloseTo(third - second, within(1e-6));
    }

    @Test
    void aShortCompletionHasNoVelocity() {
        assertThat(RankTrace.of(SQUARE, 3)).isEqualTo(new RankTrace(RankTrace.effectiveRank(SQUARE, 0, 4), 0, 0));
        assertThat(RankTrace.of(new double[][] {{1, 2}}, 1)).isEqualTo(new RankTrace(0, 0, 0));
    }

    @Test
    void ofLongCompletionsTheLastStatesCount() {
        double[][] states = new double[600][3];
        Draws draws = Key.of(1).draws();
        for (double[] s : states) {
            Arrays.setAll(s, i -> draws.normal());
        }
        RankTrace last = RankTrace.of(Arrays.copyOfRange(states, 88, 600), 100);
        assertThat(RankTrace.of(states, 100)).isEqualTo(last);
        assertThat(last.rank()).isBetween(2.9, 3.0);
    }

    @Test
    void eigenvaluesOfAPathAreKnown() {
        int n = 7;
        double[][] laplacian = new double[n][n];
        for (int i = 0; i < n; i++) {
            laplacian[i][i] = i == 0 || i == n - 1 ? 1 : 2;
            if (i > 0) {
                laplacian[i][i - 1] = -1;
                laplacian[i - 1][i] = -1;
            }
        }
        double[] found = SymmetricEigenvalues.of(laplacian);
        Arrays.sort(found);
        for (int k = 0; k < n; k++) {
            assertThat(found[k]).isCloseTo(2 - 2 * Math.cos(Math.PI * k / n), within(1e-12));
        }
    }

    @Test
    void eigenvaluesOfARandomMatrixHaveItsTraceAndItsSquares() {
        Draws draws = Key.of(2).draws();
        for (int n = 1; n < 30; n++) {
            double[][] a = new double[n][n];
            double trace = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    a[i][j] = draws.normal();
                    a[j][i] = a[i][j];
                    squares += (i == j ? 1 : 2) * a[i][j] * a[i][j];
                }
                trace += a[i][i];
            }
            double[] found = SymmetricEigenvalues.of(a);
            assertThat(Arrays.stream(found).sum()).isCloseTo(trace, within(1e-10));
            assertThat(Arrays.stream(found).map(x -> x * x).sum()).isCloseTo(squares, within(1e-9));
        }
    }
}
