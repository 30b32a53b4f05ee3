package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {
    @Test
    void sumsByTheFixedTree() {
        for (int trial = 0; trial < 100; trial++) {
            float[] x = Scalars.random("tree" + trial, 16, 1);
            assertThat(Lanes.sum(Lanes.load(x, 0), Lanes.load(x, 8))).isEqualTo(Scalars.tree(x));
        }
    }

    @Test
    void theTreeIsNotTheSumFromLeftToRight() {
        float[] x = new float[16];
        x[0] = 1e8f;
        x[1] = 1;
        x[8] = -1e8f;
        assertThat(Lanes.sum(Lanes.load(x, 0), Lanes.load(x, 8))).isEqualTo(1f);
        float sum = 0;
        for (float v : x) {
            sum += v;
        }
        assertThat(sum).isEqualTo(0f);
    }

    @Test
    void findsTheLargestInEveryLane() {
        for (int i = 0; i < 16; i++) {
            float[] x = Scalars.random("max", 16, 1);
            x[i] = 2;
            assertThat(Lanes.maximum(Lanes.load(x, 0), Lanes.load(x, 8))).isEqualTo(2f);
        }
    }
}
