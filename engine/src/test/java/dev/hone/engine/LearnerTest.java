package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnerTest {
    static List<ModelConfig> configs() {
        return TinyModels.all();
    }

    /// A loss with different, smooth weights on every log-probability and entropy.
    private static final TokenLoss WAVES = (tree, segment, logProb, entropy, dLogProb, dEntropy, length) -> {
        double sum = 0;
        for (int i = segment < 0 ? 1 : 0; i < length; i++) {
            float a = (float) StrictMath.sin(1 + tree * 3 + segment * 5 + i * 0.7);
            float b = (float) StrictMath.cos(2 + tree + segment * 2 + i * 0.3);
            dLogProb[i] = a;
            dEntropy[i] = b;
            sum += (double) a * logProb[i] + (double) b * entropy[i];
        }
        return sum;
    };

    private static List<List<TokenTree>> blocks(ModelConfig c, long seed) {
        Draws draws = Key.of(seed).draws();
        var blocks = new ArrayList<List<TokenTree>>();
        for (int b = 0; b < 4; b++) {
            blocks.add(List.of(TinyModels.tree(draws, 5 + b, 6, 30, c.vocabulary())));
        }
        blocks.add(List.of(
                TinyModels.tree(draws, 3, 1, 9, c.vocabulary()),
                TokenTree.sequence(TinyModels.tokens(draws, 12, c.vocabulary())),
                TinyModels.tree(draws, 4, 1, 9, c.vocabulary())));
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("configs")
    void gradientAgreesWithCentralDifferencesForEveryWeight(ModelConfig config) {
        Parameters p = TinyModels.random(config, 1);
        var blocks = blocks(config, 2);
        float[] g = new float[p.values().length];
        try (var workers = Workers.of(1)) {
            var learner = new Learner(p, workers, 0.8);
            learner.gradient(blocks, WAVES, g);
            for (Parameter w : p.layout().parameters()) {
                double norm = 0;
                for (int i = w.offset(); i < w.offset() + w.size(); i++) {
                    norm += (double) g[i] * g[i];
                }
                norm = Math.sqrt(norm);
                assertThat(norm).as(w.name()).isPositive();
                double step = 0.004;
                double difference = (lossAt(p, g, w, step / norm, blocks, learner)
                        - lossAt(p, g, w, -step / norm, blocks, learner))
                        / (2 * step);
                assertThat(difference / norm).as(w.name()).isBetween(0.985, 1.015);
            }
        }
    }

    private static double lossAt(
            Parameters p, float[] g, Parameter w, double step, List<List<TokenTree>> blocks, Learner learner) {
        float[] saved = p.values().clone();
        for (int i = w.offset(); i < w.offset() + w.size(); i++) {
            p.values()[i] += (float) (step * g[i]);
        }
        double[] loss = new double[1];
        var trees = blocks.stream().flatMap(List::stream).toList();
        learner.score(trees, (tree, segment, logProbs, entropies, n) -> {
            loss[0] += WAVES.at(tree, segment, logProbs, entropies, new float[n], new float[n], n);
        });
        System.arraycopy(saved, 0, p.values(), 0, saved.length);
        return loss[0];
    }

    @ParameterizedTest
    @MethodSource("configs")
    void gradientHasTheSameBitsForAnyNumberOfThreads(ModelConfig config) {
        Parameters p = TinyModels.random(config, 3);
        var blocks = blocks(config, 4);
        assertThat(gradient(p, blocks, 1)).containsExactly(gradient(p, blocks, 3));
    }

    private static float[] gradient(Parameters p, List<List<TokenTree>> blocks, int threads) {
        float[] g = new float[p.values().length];
        try (var workers = Workers.of(threads)) {
            new Learner(p, workers, 1).gradient(blocks, WAVES, g);
        }
        return g;
    }

    @Test
    void secondCallFindsTheSameBitsAsTheFirst() {
        ModelConfig config = TinyModels.qwen3();
        Parameters p = TinyModels.random(config, 5);
        try (var workers = Workers.of(2)) {
            var learner = new Learner(p, workers, 1);
            float[] first = new float[p.values().length];
            learner.gradient(blocks(config, 6), WAVES, first);
            learner.gradient(blocks(config, 7), WAVES, new float[first.length]);
            float[] again = new float[first.length];
            learner.gradient(blocks(config, 6), WAVES, again);
            assertThat(again).containsExactly(first);
        }
    }

    @Test
    void scoresDoNotDependOnCompany() {
        ModelConfig config = TinyModels.llama();
        Parameters p = TinyModels.random(config, 8);
        Draws draws = Key.of(9).draws();
        var trees = IntStream.range(0, 20)
                .mapToObj(i -> TinyModels.tree(draws, 2 + i % 5, 3, 12, config.vocabulary()))
                .toList();
        try (var workers = Workers.of(2)) {
            var learner = new Learner(p, workers, 1);
            float[][][] together = scores(learner, trees);
            for (int t = 0; t < trees.size(); t++) {
                float[][][] alone = scores(learner, List.of(trees.get(t)));
                assertThat(alone[0]).isDeepEqualTo(together[t]);
                for (int s = 0; s < trees.get(t).continuations().size(); s++) {
                    int[] c = trees.get(t).continuations().get(s);
                    int[] root = trees.get(t).root();
                    int[] whole = IntStream.concat(IntStream.of(root), IntStream.of(c)).toArray();
                    float[] flat = scores(learner, List.of(TokenTree.sequence(whole)))[0][0];
                    for (int i = 0; i < c.length; i++) {
                        assertThat(flat[root.length + i]).isEqualTo(together[t][s + 1][i]);
                    }
                }
            }
        }
    }

    private static float[][][] scores(Learner learner, List<TokenTree> trees) {
        float[][][] all = new float[trees.size()][][];
        for (int t = 0; t < all.length; t++) {
            all[t] = new float[1 + trees.get(t).continuations().size()][0];
        }
        learner.score(trees, (tree, segment, logProbs, entropies, n) -> {
            all[tree][segment + 1] = java.util.Arrays.copyOf(logProbs, n);
        });
        return all;
    }
}
