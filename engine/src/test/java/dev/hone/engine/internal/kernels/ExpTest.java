package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpTest {
    private static float exp(float x) {
        float[] row = {1, 2, 3, x, 5, 6, 7, 8};
        Exp.row(row, 0, 1f, 0f, row, 0, 8);
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
}
