package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnSumTest {
    @ParameterizedTest
    @EnumSource
    void chainsOverAscendingRows(Chain chain) {
        int rows = 37;
        int columns = 48;
        int ldy = 50;
        float[] y = Scalars.random("y", 3 + rows * ldy, 1);
        float[] g = Scalars.random("g", columns + 5, 1);
        float[] expected = g.clone();
        for (int n = 0; n < columns; n++) {
            float a = chain == Chain.CLOSED ? 0 : g[5 + n];
            for (int r = 0; r < rows; r++) {
                a += y[3 + r * ldy + n];
            }
            expected[5 + n] = chain == Chain.CLOSED ? g[5 + n] + a : a;
        }
        ColumnSum.add(y, 3, ldy, rows, g, 5, columns, chain);
        assertThat(g).isEqualTo(expected);
    }
}
