package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpTest {
    private static float exp(float x) {
        float[] row = new float[16];
        row[3] = x;
        Exp.row(row, 0, 1f, 0f, 1f, row, 0, 16);
        return row[3];
    }

    @Test
    void isExactWhereItMustBe() {
        assertThat(exp(0f)).isEqualTo(1f);
        assertThat(exp(-0f)).isEqualTo(1f);
        assertThat(exp(-86.01f)).isEqualTo(0f);
        assertThat(exp(Float.NEGATIVE_INFINITY)).isEqualTo(0f);
        assertThat(exp(-1e30f)).isEqualTo(0f);
        assertThat(exp(Float.POSITIVE_INFINITY)).isEqualTo(exp(88f));
        assertThat(exp(Float.NaN)).isNaN();
        assertThat(Exp.exp(Float.NaN)).isNaN();
        assertThat(Exp.exp(Float.NEGATIVE_INFINITY)).isZero();
    }

    @Test
    void errsByLessThanOneAndAHalfUnitsInTheLastPlace() {
        for (float x = -86f; x <= 88f; x += 0.00371f) {
            double exact = StrictMath.exp(x);
            assertThat(Math.abs(exp(x) - exact)).as("exp(%s)", x).isLessThan(1.5 * Math.ulp((float) exact));
        }
    }

    @Test
    void hasTheBitsOfItsScalarTwin() {
        for (float x = -90f; x <= 90f; x += 0.0137f) {
            assertThat(exp(x)).isEqualTo(Scalars.exp(x)).isEqualTo(Exp.exp(x));
        }
    }

    @Test
    void scalesAndAddsUpInLanes() {
        float[] x = Scalars.random("x", 3 + 48, 4);
        float[] y = new float[48];
        float sum = Exp.row(x, 3, 0.7f, 0.3f, 0.4f, y, 0, 48);
        float[] lanes = new float[16];
        for (int i = 0; i < 48; i++) {
            float e = Scalars.exp(x[3 + i] * 0.7f - 0.3f);
            lanes[i % 16] += e;
            assertThat(y[i]).isEqualTo(e * 0.4f);
        }
        assertThat(sum).isEqualTo(Scalars.tree(lanes));
    }
}
