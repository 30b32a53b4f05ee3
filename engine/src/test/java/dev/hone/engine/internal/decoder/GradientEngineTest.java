package dev.hone.engine.internal.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameter;
import dev.hone.engine.Parameters;
import dev.hone.engine.TinyModels;
import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.adapter.Adapters;
import dev.hone.engine.adapter.LinearLayer;
import dev.hone.engine.adapter.LoraSettings;
import dev.hone.engine.internal.decoder.Activations.Keep;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The two ways of spreading work, and the ways of keeping activations, are the same arithmetic.
class GradientEngineTest {
    static List<ModelConfig> configs() {
        return TinyModels.all();
    }

    private static final TokenLoss LOSS = (tree, segment, logProb, entropy, dLogProb, dEntropy, length) -> {
        double sum = 0;
        for (int i = segment < 0 ? 1 : 0; i < length; i++) {
            dLogProb[i] = 0.5f + (tree + segment + i) % 3;
            dEntropy[i] = 0.25f * ((tree + i) % 2);
            sum += dLogProb[i] * logProb[i] + dEntropy[i] * entropy[i];
        }
        return sum;
    };

    private static List<List<TokenTree>> blocks(ModelConfig c) {
        Draws draws = Key.of(21).draws();
        var blocks = new ArrayList<List<TokenTree>>();
        for (int b = 0; b < 3; b++) {
            blocks.add(List.of(TinyModels.tree(draws, 4 + b, 7, 40, c.vocabulary())));
        }
        blocks.add(List.of(
                TinyModels.tree(draws, 6, 2, 8, c.vocabulary()),
                TinyModels.tree(draws, 6, 0, 8, c.vocabulary())));
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyWayOfComputingGivesTheSameBits(ModelConfig config) {
        Parameters p = TinyModels.random(config, 20);
        float[] alone = gradient(p, true, Keep.ALL, 1);
        for (int threads : new int[] {1, 2, 3}) {
            for (Keep keep : new Keep[] {Keep.ALL, Keep.RESIDUALS}) {
                assertSame(p, alone, gradient(p, true, keep, threads), "small, " + keep + ", threads " + threads);
                assertSame(p, alone, gradient(p, false, keep, threads), "large, " + keep + ", threads " + threads);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyWayOfComputingGivesAnAdapterTheSameBits(ModelConfig config) {
        Parameters base = TinyModels.random(config, 20);
        Parameters p = base.with(Adapters.random(base, Adapters.EVERYWHERE, 22));
        float[] alone = gradient(p, true, Keep.ALL, 1);
        for (int threads : new int[] {1, 2, 3}) {
            for (Keep keep : new Keep[] {Keep.ALL, Keep.RESIDUALS}) {
                assertThat(gradient(p, true, keep, threads)).containsExactly(alone);
                assertThat(gradient(p, false, keep, threads)).containsExactly(alone);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyWayOfComputingDropsTheSame(ModelConfig config) {
        Parameters base = TinyModels.random(config, 20);
        var settings = new LoraSettings(
                3, 6, LoraSettings.Scaling.CLASSIC, List.of(LinearLayer.values()), List.of(), 0.3);
        Parameters p = base.with(Adapters.random(base, settings, 22));
        float[] alone = dropped(p, true, Keep.ALL, 1);
        assertThat(alone).isNotEqualTo(gradient(p, true, Keep.ALL, 1));
        for (int threads : new int[] {1, 3}) {
            for (Keep keep : new Keep[] {Keep.ALL, Keep.RESIDUALS}) {
                assertThat(dropped(p, true, keep, threads)).containsExactly(alone);
                assertThat(dropped(p, false, keep, threads)).containsExactly(alone);
            }
        }
    }

    private static float[] dropped(Parameters p, boolean small, Keep keep, int threads) {
        float[] g = new float[p.trained().size()];
        try (var workers = Workers.of(threads)) {
            var engine = new GradientEngine(p, workers, 1, small, keep);
            engine.gradient(blocks(p.config()), LOSS, Key.of(9), new float[g.length]);
            engine.gradient(blocks(p.config()), LOSS, Key.of(8), g);
        }
        return g;
    }

    private static void assertSame(Parameters p, float[] expected, float[] actual, String how) {
        for (Parameter w : p.layout().parameters()) {
            for (int i = w.offset(); i < w.offset() + w.size(); i++) {
                assertThat(actual[i]).as(how + ": " + w.name() + " at " + (i - w.offset())).isEqualTo(expected[i]);
            }
        }
    }

    private static float[] gradient(Parameters p, boolean small, Keep keep, int threads) {
        float[] g = new float[p.trained().size()];
        try (var workers = Workers.of(threads)) {
            new GradientEngine(p, workers, 1, small, keep).gradient(blocks(p.config()), LOSS, g);
        }
        return g;
    }
}
