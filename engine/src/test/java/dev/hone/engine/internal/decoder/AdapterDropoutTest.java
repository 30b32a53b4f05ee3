package dev.hone.engine.internal.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.Parameters;
import dev.hone.engine.TinyModels;
import dev.hone.engine.adapter.Adapters;
import dev.hone.engine.adapter.LowRankPair;
import dev.hone.foundation.Key;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AdapterDropoutTest {
    private static final Parameters BASE = TinyModels.random(TinyModels.llama(), 1);
    private static final LowRankPair PAIR =
            Adapters.random(BASE, Adapters.EVERYWHERE, 2).pairs().getFirst();
    private static final int DEPTH = PAIR.a().depth();

    private static RowPlan plan(int rows) {
        var plan = new RowPlan();
        plan.add(new int[rows], rows, 0, 0, 3, -1);
        return plan;
    }

    private static float[] ones(int rows) {
        float[] x = new float[rows * DEPTH];
        Arrays.fill(x, 1);
        return x;
    }

    private static float[] dropped(double probability, int rows, Key key) {
        var dropout = new AdapterDropout(probability);
        dropout.begin(key, 5);
        dropout.rows(plan(rows), 0);
        float[] y = new float[rows * DEPTH];
        dropout.apply(PAIR, ones(rows), 0, DEPTH, 0, rows, y);
        return y;
    }

    @Test
    void aQuarterIsDroppedAndTheRestIsScaledUp() {
        float[] y = dropped(0.25, 400, Key.of(1));
        int zeros = 0;
        for (float v : y) {
            assertThat(v).isIn(0f, 4f / 3);
            zeros += v == 0 ? 1 : 0;
        }
        assertThat((double) zeros / y.length).isBetween(0.24, 0.26);
    }

    @Test
    void withoutProbabilityOrKeyNothingIsDropped() {
        var without = new AdapterDropout(0);
        without.begin(Key.of(1), 0);
        assertThat(without.drops()).isFalse();
        var half = new AdapterDropout(0.5);
        half.begin(null, 0);
        assertThat(half.drops()).isFalse();
        half.begin(Key.of(1), 0);
        assertThat(half.drops()).isTrue();
    }

    @Test
    void whatIsDroppedFollowsFromKeyAndTokenAlone() {
        float[] whole = dropped(0.5, 9, Key.of(1));
        assertThat(dropped(0.5, 9, Key.of(1))).containsExactly(whole);
        assertThat(dropped(0.5, 9, Key.of(2))).isNotEqualTo(whole);
        var cut = new AdapterDropout(0.5);
        cut.begin(Key.of(1), 5);
        cut.rows(plan(9), 4);
        float[] y = new float[3 * DEPTH];
        cut.apply(PAIR, ones(3), 0, DEPTH, 1, 3, y);
        assertThat(Arrays.copyOfRange(y, DEPTH, 3 * DEPTH))
                .as("rows 5 and 6")
                .containsExactly(Arrays.copyOfRange(whole, 5 * DEPTH, 7 * DEPTH));
    }

    @Test
    void theGradientTakesTheSameWay() {
        float[] whole = dropped(0.5, 9, Key.of(1));
        var dropout = new AdapterDropout(0.5);
        dropout.begin(Key.of(1), 5);
        dropout.rows(plan(9), 0);
        float[] dx = ones(9);
        dropout.addGradient(PAIR, ones(9), 0, 9, dx, 0, DEPTH);
        for (int i = 0; i < dx.length; i++) {
            assertThat(dx[i]).isEqualTo(1 + whole[i]);
        }
    }
}
