package dev.hone.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Architecture;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameter;
import dev.hone.engine.Parameters;
import dev.hone.engine.Rotary;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdamWTest {
    private static final ModelConfig CONFIG = new ModelConfig(Architecture.LLAMA, 300, 96, 144, 2, 3, 1, 32, 64,
            1e-5f, new Rotary.Plain(10_000), ModelConfig.Head.TIED);

    @Test
    void twoStepsByHand() {
        // beta1 = 0.5, beta2 = 0.75, rate 0.1, epsilon 2^-20, no decay, no clipping.
        // Step 1, g = 2: m = 1, v = 1; m/(1-0.5) = 2, sqrt(v/(1-0.75)) = 2; change 0.1.
        // Step 2, g = 0: m = 0.5, v = 0.75; m/(1-0.25) = 2/3, sqrt(0.75/(1-0.5625)) = 1.3093; change 0.050918.
        try (Workers workers = Workers.of(1)) {
            Parameters p = Parameters.zeros(CONFIG);
            var adam = new AdamW(new AdamWConfig(0.5, 0.75, 0x1p-20, 0), p.layout(), workers);
            float[] g = new float[p.values().length];
            int i = p.layout().finalNorm().index(0, 7);
            p.values()[i] = 3;
            g[i] = 2;
            StepReport one = adam.step(p, g, 0.1, Double.POSITIVE_INFINITY);
            assertThat(p.values()[i]).isCloseTo(2.9f, within(1e-6f));
            assertThat(one.step()).isEqualTo(1);
            assertThat(one.gradientNorm()).isEqualTo(2);
            assertThat(one.clipFactor()).isEqualTo(1);
            assertThat(one.updateNorm()).isCloseTo(0.1, within(1e-6));
            g[i] = 0;
            StepReport two = adam.step(p, g, 0.1, Double.POSITIVE_INFINITY);
            assertThat(p.values()[i]).isCloseTo(2.9f - 0.0509175f, within(1e-6f));
            assertThat(two.step()).isEqualTo(2);
            assertThat(adam.moments().first()[i]).isEqualTo(0.5f);
            assertThat(adam.moments().second()[i]).isEqualTo(0.75f);
            p.values()[i] = 0;
            assertThat(largest(p.values())).isZero();
        }
    }

    @Test
    void stepsFollowTheFormulaInDoublePrecision() {
        try (Workers workers = Workers.of(2)) {
            Parameters p = Parameters.random(CONFIG, 0.02, new Key(1));
            int n = p.values().length;
            var config = new AdamWConfig(0.9, 0.99, 1e-8, 0.1);
            var adam = new AdamW(config, p.layout(), workers);
            double[] w = new double[n];
            double[] m = new double[n];
            double[] v = new double[n];
            boolean[] decays = new boolean[n];
            for (Parameter q : p.layout().parameters()) {
                Arrays.fill(decays, q.offset(), q.offset() + q.size(), q.decays());
            }
            for (int i = 0; i < n; i++) {
                w[i] = p.values()[i];
            }
            for (int t = 1; t <= 5; t++) {
                float[] g = gradient(n, t);
                double square = 0;
                for (float x : g) {
                    square += (double) x * x;
                }
                StepReport report = adam.step(p, g, 1e-3, 1.0);
                double clip = Math.min(1, 1 / (Math.sqrt(square) + 1e-6));
                assertThat(report.gradientNorm()).isCloseTo(Math.sqrt(square), within(1e-6 * Math.sqrt(square)));
                assertThat(clip).isLessThan(1);
                assertThat(report.clipFactor()).isCloseTo(clip, within(1e-6 * clip));
                double change = 0;
                double worst = 0;
                for (int i = 0; i < n; i++) {
                    double x = g[i] * clip;
                    m[i] = 0.9 * m[i] + 0.1 * x;
                    v[i] = 0.99 * v[i] + 0.01 * x * x;
                    double d = 1e-3 * m[i] / (1 - Math.pow(0.9, t)) / (Math.sqrt(v[i] / (1 - Math.pow(0.99, t))) + 1e-8)
                            + (decays[i] ? 1e-3 * 0.1 * w[i] : 0);
                    w[i] -= d;
                    change += d * d;
                    worst = Math.max(worst, Math.abs(p.values()[i] - w[i]));
                }
                assertThat(worst).isLessThan(1e-6);
                assertThat(report.updateNorm()).isCloseTo(Math.sqrt(change), within(1e-5 * Math.sqrt(change)));
            }
        }
    }

    @Test
    void onlyMatricesDecay() {
        try (Workers workers = Workers.of(1)) {
            Parameters p = Parameters.random(CONFIG, 0.02, new Key(2));
            float[] before = p.values().clone();
            var adam = new AdamW(new AdamWConfig(0.9, 0.999, 1e-8, 0.5), p.layout(), workers);
            adam.step(p, new float[before.length], 0.1, 1);
            Parameter norm = p.layout().layer(1).attentionNorm();
            Parameter matrix = p.layout().layer(1).down();
            assertThat(before[norm.index(0, 3)]).isEqualTo(1);
            assertThat(p.values()[norm.index(0, 3)]).isEqualTo(1);
            assertThat(p.values()[matrix.index(5, 6)]).isEqualTo(before[matrix.index(5, 6)] * 0.95f, within(1e-8f));
            assertThat(before[matrix.index(5, 6)]).isNotZero();
        }
    }

    @Test
    void decayAndUpdateMeetBeforeTheyAreRounded() {
        // Either alone is a third of the weight's last bit and would be lost.
        try (Workers workers = Workers.of(1)) {
            Parameters p = Parameters.zeros(CONFIG);
            int i = p.layout().layer(0).down().index(0, 0);
            p.values()[i] = 1;
            float[] g = new float[p.values().length];
            g[i] = 1;
            var adam = new AdamW(new AdamWConfig(0, 0, 1e-30, 1), p.layout(), workers);
            adam.step(p, g, 2e-8, Double.POSITIVE_INFINITY);
            assertThat(1 - 2e-8f).isEqualTo(1);
            assertThat(p.values()[i]).isEqualTo(1 - 0x1p-24f);
        }
    }

    @Test
    void threadsChangeNoBit() {
        Parameters one = trained(1, 4);
        Parameters three = trained(3, 4);
        assertThat(Arrays.equals(three.values(), one.values())).isTrue();
    }

    @Test
    void restoredMomentsContinueBitForBit() {
        Parameters whole = trained(2, 4);
        try (Workers workers = Workers.of(2)) {
            Parameters p = Parameters.random(CONFIG, 0.02, new Key(3));
            var first = new AdamW(AdamWConfig.STANDARD, p.layout(), workers);
            steps(first, p, 1, 2);
            Moments live = first.moments();
            var saved = new Moments(live.steps(), live.first().clone(), live.second().clone());
            var second = new AdamW(AdamWConfig.STANDARD, p.layout(), workers);
            second.restore(saved);
            steps(second, p, 3, 4);
            assertThat(Arrays.equals(p.values(), whole.values())).isTrue();
            assertThat(second.moments().steps()).isEqualTo(4);
            assertThatThrownBy(() -> second.restore(new Moments(1, new float[3], new float[3])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aNonFiniteGradientIsNamedAndChangesNothing() {
        try (Workers workers = Workers.of(2)) {
            Parameters p = Parameters.random(CONFIG, 0.02, new Key(4));
            float[] before = p.values().clone();
            var adam = new AdamW(AdamWConfig.STANDARD, p.layout(), workers);
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
                float[] g = new float[before.length];
                g[p.layout().layer(1).down().offset() + 17] = bad;
                assertThatThrownBy(() -> adam.step(p, g, 1e-3, 1))
                        .isInstanceOf(ArithmeticException.class)
                        .hasMessageContaining("layers.1.down")
                        .hasMessageContaining("element 17");
            }
            assertThat(Arrays.equals(p.values(), before)).isTrue();
            assertThat(adam.moments().steps()).isZero();
            assertThat(largest(adam.moments().first())).isZero();
        }
    }

    @Test
    void aFixedGradientMinimisesAQuadratic() {
        try (Workers workers = Workers.of(1)) {
            Parameters p = Parameters.random(CONFIG, 0.5, new Key(5));
            var adam = new AdamW(AdamWConfig.STANDARD, p.layout(), workers);
            float[] g = new float[p.values().length];
            var cosine = new Schedule.Cosine(0.05, 5, 200, 0);
            for (int s = 0; s < 200; s++) {
                for (int i = 0; i < g.length; i++) {
                    g[i] = 2 * p.values()[i];
                }
                adam.step(p, g, cosine.at(s), Double.POSITIVE_INFINITY);
            }
            assertThat(largest(p.values())).isLessThan(0.05f);
        }
    }

    private static Parameters trained(int threads, int steps) {
        try (Workers workers = Workers.of(threads)) {
            Parameters p = Parameters.random(CONFIG, 0.02, new Key(3));
            steps(new AdamW(AdamWConfig.STANDARD, p.layout(), workers), p, 1, steps);
            return p;
        }
    }

    private static void steps(AdamW adam, Parameters p, int from, int to) {
        for (int t = from; t <= to; t++) {
            adam.step(p, gradient(p.values().length, t), 1e-3, 1.0);
        }
    }

    private static float largest(float[] a) {
        float most = 0;
        for (float x : a) {
            most = Math.max(most, Math.abs(x));
        }
        return most;
    }

    private static float[] gradient(int n, int seed) {
        var random = new SplittableRandom(seed);
        float[] g = new float[n];
        for (int i = 0; i < n; i++) {
            g[i] = (float) (random.nextDouble() - 0.5);
        }
        return g;
    }
}
