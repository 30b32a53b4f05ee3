package dev.hone.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameter;
import dev.hone.engine.Parameters;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.TinyModels;
import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An adapter beside a model: the same bits in sampler and trainer, the right gradient, no change of the base.
class AdaptedLearnerTest {
    static List<ModelConfig> configs() {
        return TinyModels.all();
    }

    private static final TokenLoss WAVES = (tree, segment, logProb, entropy, dLogProb, dEntropy, length) -> {
        double sum = 0;
        for (int i = segment < 0 ? 1 : 0; i < length; i++) {
            dLogProb[i] = (float) StrictMath.sin(1 + tree * 3 + segment * 5 + i * 0.7);
            dEntropy[i] = (float) StrictMath.cos(2 + tree + segment * 2 + i * 0.3);
            sum += (double) dLogProb[i] * logProb[i] + (double) dEntropy[i] * entropy[i];
        }
        return sum;
    };

    private static List<List<TokenTree>> blocks(ModelConfig c, long seed) {
        Draws draws = Key.of(seed).draws();
        var blocks = new ArrayList<List<TokenTree>>();
        for (int b = 0; b < 3; b++) {
            blocks.add(List.of(TinyModels.tree(draws, 5 + b, 6, 30, c.vocabulary())));
        }
        blocks.add(List.of(
                TinyModels.tree(draws, 3, 1, 9, c.vocabulary()),
                TokenTree.sequence(TinyModels.tokens(draws, 12, c.vocabulary()))));
        return blocks;
    }

    private static float[] gradient(Parameters p, int threads) {
        float[] g = new float[p.trained().size()];
        try (var workers = Workers.of(threads)) {
            new Learner(p, workers, 1).gradient(blocks(p.config(), 4), WAVES, g);
        }
        return g;
    }

    private static double loss(Learner learner, List<List<TokenTree>> blocks) {
        double[] sum = new double[1];
        learner.score(blocks.stream().flatMap(List::stream).toList(), (tree, segment, logProbs, entropies, n) -> {
            sum[0] += WAVES.at(tree, segment, logProbs, entropies, new float[n], new float[n], n);
        });
        return sum[0];
    }

    private static float[][] scores(Parameters p, List<TokenTree> trees) {
        var all = new ArrayList<float[]>();
        try (var workers = Workers.of(1)) {
            new Learner(p, workers, 1).score(trees, (tree, segment, logProbs, entropies, n) -> {
                all.add(java.util.Arrays.copyOf(logProbs, n));
                all.add(java.util.Arrays.copyOf(entropies, n));
            });
        }
        return all.toArray(float[][]::new);
    }

    private static List<TokenTree> trees(ModelConfig config) {
        return blocks(config, 4).stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void gradientAgreesWithCentralDifferencesForEveryMatrix(ModelConfig config) {
        Parameters base = TinyModels.random(config, 1);
        Adapter adapter = Adapters.random(base, Adapters.EVERYWHERE, 2);
        Parameters p = base.with(adapter);
        float[] saved = adapter.values().clone();
        var blocks = blocks(config, 4);
        float[] g = new float[p.trained().size()];
        try (var workers = Workers.of(1)) {
            var learner = new Learner(p, workers, 1);
            learner.gradient(blocks, WAVES, g);
            for (var part : p.trained().parts()) {
                Parameter w = part.parameter();
                double norm = 0;
                for (int i = w.offset(); i < w.offset() + w.size(); i++) {
                    norm += (double) g[i] * g[i];
                }
                norm = Math.sqrt(norm);
                assertThat(norm).as(w.name()).isPositive();
                double step = 0.004;
                double[] at = new double[2];
                for (int side = 0; side < 2; side++) {
                    for (int i = w.offset(); i < w.offset() + w.size(); i++) {
                        adapter.values()[i] += (float) ((1 - 2 * side) * step / norm * g[i]);
                    }
                    at[side] = loss(learner, blocks);
                    System.arraycopy(saved, 0, adapter.values(), 0, saved.length);
                }
                assertThat((at[0] - at[1]) / (2 * step) / norm).as(w.name()).isBetween(0.98, 1.02);
            }
        }
    }

    /// The loss that is differentiated is the one with dropped inputs, which the same key gives again.
    @ParameterizedTest
    @MethodSource("configs")
    void gradientWithDropoutAgreesWithCentralDifferences(ModelConfig config) {
        Parameters base = TinyModels.random(config, 1);
        var settings = new LoraSettings(
                3, 6, LoraSettings.Scaling.CLASSIC, List.of(LinearLayer.values()), List.of(), 0.25);
        Adapter adapter = Adapters.random(base, settings, 2);
        Parameters p = base.with(adapter);
        float[] saved = adapter.values().clone();
        var blocks = blocks(config, 4);
        float[] g = new float[p.trained().size()];
        try (var workers = Workers.of(1)) {
            var learner = new Learner(p, workers, 1);
            double plain = learner.gradient(blocks, WAVES, new float[g.length]);
            double here = learner.gradient(blocks, WAVES, Key.of(3), g);
            assertThat(here).isNotEqualTo(plain);
            assertThat(learner.gradient(blocks, WAVES, Key.of(4), new float[g.length])).isNotEqualTo(here);
            assertThat(learner.gradient(blocks, WAVES, new float[g.length])).as("and off again").isEqualTo(plain);
            for (var part : p.trained().parts()) {
                Parameter w = part.parameter();
                double norm = 0;
                for (int i = w.offset(); i < w.offset() + w.size(); i++) {
                    norm += (double) g[i] * g[i];
                }
                norm = Math.sqrt(norm);
                double step = 0.004;
                double[] at = new double[2];
                for (int side = 0; side < 2; side++) {
                    for (int i = w.offset(); i < w.offset() + w.size(); i++) {
                        adapter.values()[i] += (float) ((1 - 2 * side) * step / norm * g[i]);
                    }
                    at[side] = learner.gradient(blocks, WAVES, Key.of(3), new float[g.length]);
                    System.arraycopy(saved, 0, adapter.values(), 0, saved.length);
                }
                assertThat((at[0] - at[1]) / (2 * step) / norm).as(w.name()).isBetween(0.98, 1.02);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void gradientHasTheSameBitsForAnyNumberOfThreads(ModelConfig config) {
        Parameters base = TinyModels.random(config, 1);
        Parameters p = base.with(Adapters.random(base, Adapters.EVERYWHERE, 2));
        assertThat(gradient(p, 3)).containsExactly(gradient(p, 1));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void theSamplerReportsTheBitsThatTheLearnerComputes(ModelConfig config) {
        Parameters base = TinyModels.random(config, 1);
        Parameters p = base.with(Adapters.random(base, Adapters.EVERYWHERE, 2));
        int[] prompt = TinyModels.tokens(Key.of(3).draws(), 7, config.vocabulary());
        var streams = IntStream.range(0, 9).mapToObj(i -> Key.of(5).at(i)).toList();
        for (int threads : new int[] {1, 2}) {
            try (var workers = Workers.of(threads)) {
                List<Completion> drawn = new Sampler(
                        TinyModels.model(p), workers, SamplingOptions.policy(20, List.of(2)))
                        .sample(List.of(new SampleRequest(prompt, streams)))
                        .getFirst();
                var tree = new TokenTree(prompt, drawn.stream().map(Completion::ids).toList());
                var compared = new int[1];
                new Learner(p, workers, 1).score(List.of(tree), (t, segment, logProbs, entropies, n) -> {
                    for (int i = 0; i < n; i++) {
                        assertThat(logProbs[i]).isEqualTo(drawn.get(segment).logProbs()[i]);
                        compared[0]++;
                    }
                });
                assertThat(compared[0]).isGreaterThan(20);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void aFreshAdapterChangesNoBitAndOneWithBChangesTheModel(ModelConfig config) {
        Parameters base = TinyModels.random(config, 1);
        float[][] alone = scores(base, trees(config));
        Parameters fresh = base.with(Adapter.random(base, Adapters.EVERYWHERE, Key.of(2), "base"));
        assertThat(scores(fresh, trees(config))).isDeepEqualTo(alone);
        Parameters moved = base.with(Adapters.random(base, Adapters.EVERYWHERE, 2));
        assertThat(scores(moved, trees(config))[0]).isNotEqualTo(alone[0]);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void aMergedModelAgreesButForRounding(ModelConfig config) {
        Parameters base = TinyModels.random(config, 1);
        Parameters p = base.with(Adapters.random(base, Adapters.EVERYWHERE, 2));
        float[][] beside = scores(p, trees(config));
        float[][] merged = scores(p.merged(), trees(config));
        for (int i = 0; i < beside.length; i++) {
            for (int t = 0; t < beside[i].length; t++) {
                assertThat(merged[i][t]).isEqualTo(beside[i][t], within(2e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void severalAdaptersShareOneBase(ModelConfig config) {
        Parameters base = TinyModels.random(config, 1);
        float[] untouched = base.values().clone();
        float[][] alone = scores(base, trees(config));
        Parameters one = base.with(Adapters.random(base, Adapters.EVERYWHERE, 2));
        float[][] first = scores(one, trees(config));
        Parameters two = one.with(Adapters.random(base, Adapters.EVERYWHERE, 3));
        assertThat(two.values()).isSameAs(base.values());
        assertThat(scores(two, trees(config))[0]).isNotEqualTo(first[0]);
        gradient(two, 2);
        assertThat(scores(one, trees(config))).isDeepEqualTo(first);
        assertThat(scores(two.withoutAdapter(), trees(config))).isDeepEqualTo(alone);
        assertThat(base.values()).containsExactly(untouched);
    }
}
