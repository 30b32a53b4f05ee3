package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddingRowsTest {
    @ParameterizedTest
    @EnumSource(names = {"PANELS", "ROWS"})
    void readsAndAddsToTheNumbersOfOneToken(Parameter.Form form) {
        int width = 32;
        int vocabulary = 48;
        var p = form == Parameter.Form.PANELS
                ? new Parameter("head", form, width, vocabulary, 7)
                : new Parameter("embedding", form, vocabulary, width, 7);
        float[] w = Scalars.random("w", 7 + p.size(), 1);
        float[] x = new float[width + 1];
        float[] expected = w.clone();
        EmbeddingRows.gather(p, w, 37, x, 1);
        for (int k = 0; k < width; k++) {
            int at = form == Parameter.Form.PANELS ? p.index(k, 37) : p.index(37, k);
            assertThat(x[1 + k]).isEqualTo(w[at]);
            expected[at] = w[at] + w[at];
        }
        EmbeddingRows.scatter(p, x, 1, 37, w);
        assertThat(w).isEqualTo(expected);
    }
}
