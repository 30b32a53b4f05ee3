package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {
    @Test
    void eightByEightIsTransposed() {
        float[] s = new float[8 * 11];
        float[] t = new float[8 * 9];
        for (int i = 0; i < s.length; i++) {
            s[i] = i;
        }
        Transpose.eightRows(s, 2, 11, 8, t, 0, 9);
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                assertThat(t[j * 9 + i]).isEqualTo(2 + i * 11 + j);
            }
        }
    }

    @Test
    void unpackUndoesPackAndElementsLieWhereTheLayoutSays() {
        float[] x = GemmTest.numbers(new SplittableRandom(1), 5 * 50);
        float[] w = new float[3 + 5 * 48];
        Packing.pack(x, 1, 50, 5, w, 3, 0, 3);
        assertThat(w[3 + ScalarProducts.packed(4, 37, 5 * 16)]).isEqualTo(x[1 + 4 * 50 + 37]);
        float[] back = x.clone();
        Arrays.fill(back, 1 + 16, 1 + 32, 0f);
        Packing.unpack(w, 3, 5, back, 1, 50, 1, 2);
        assertThat(back[1 + 20]).isEqualTo(x[1 + 20]);
        for (int k = 1; k < 5; k++) {
            Arrays.fill(back, 1 + k * 50, 1 + k * 50 + 48, 0f);
        }
        Packing.unpack(w, 3, 5, back, 1, 50, 0, 3);
        assertThat(back).containsExactly(x);
    }

    @Test
    void transposingTwiceIsTheIdentity() {
        float[] w = GemmTest.numbers(new SplittableRandom(2), 48 * 80);
        float[] t = new float[48 * 80];
        float[] back = new float[48 * 80];
        Packing.transpose(w, 0, 48, 80, t, 0, 0, 3);
        assertThat(t[ScalarProducts.packed(70, 33, 80 * 16)]).isEqualTo(w[ScalarProducts.packed(33, 70, 48 * 16)]);
        Packing.transpose(t, 0, 80, 48, back, 0, 0, 5);
        assertThat(back).containsExactly(w);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 16, 23})
    void rowsBecomeColumnsAndNothingElseIsWritten(int rows) {
        float[] x = GemmTest.numbers(new SplittableRandom(rows), 2 + rows * 40);
        int ldt = rows + 3;
        float[] t = GemmTest.filled(40 * ldt, -7);
        Packing.transposeRows(x, 2, 40, rows, 16, 32, t, ldt);
        for (int i = 0; i < 40; i++) {
            for (int m = 0; m < ldt; m++) {
                boolean written = i >= 16 && i < 32 && m < rows;
                assertThat(t[i * ldt + m]).isEqualTo(written ? x[2 + m * 40 + i] : -7);
            }
        }
    }
}
