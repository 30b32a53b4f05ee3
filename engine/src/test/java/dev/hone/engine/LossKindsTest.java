package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Losses on rows of logits and on values.
class LossKindsTest {
    private final ModelConfig config = TinyModels.llama();

    private List<List<TokenTree>> blocks() {
        Draws draws = Key.of(31).draws();
        return List.of(
                List.of(TinyModels.tree(draws, 5, 4, 12, config.vocabulary())),
                List.of(
                        TinyModels.tree(draws, 4, 1, 9, config.vocabulary()),
                        TinyModels.tree(draws, 6, 0, 9, config.vocabulary())));
    }

    @Test
    void negativeLogLikelihoodByLogitsIsTheTokenLoss() {
        Parameters p = TinyModels.random(config, 30);
        float[] byTokens = new float[p.values().length];
        float[] byLogits = new float[p.values().length];
        var trees = blocks().stream().flatMap(List::stream).toList();
        try (var workers = Workers.of(2)) {
            var learner = new Learner(p, workers, 1);
            double tokens = learner.gradient(
                    blocks(),
                    (TokenLoss) (tree, segment, logProb, entropy, dLogProb, dEntropy, length) -> {
                        double sum = 0;
                        for (int i = segment < 0 ? 1 : 0; i < length; i++) {
                            dLogProb[i] = -1;
                            sum -= logProb[i];
                        }
                        return sum;
                    },
                    byTokens);
            double logits = learner.gradient(
                    blocks(),
                    (LogitsLoss) (tree, segment, index, z, o, vocabulary) -> {
                        TokenTree t = trees.get(tree);
                        int target = segment < 0 ? t.root()[index] : t.continuations().get(segment)[index];
                        double sum = 0;
                        for (int v = 0; v < vocabulary; v++) {
                            sum += Math.exp(z[o + v]);
                        }
                        double loss = Math.log(sum) - z[o + target];
                        for (int v = 0; v < vocabulary; v++) {
                            z[o + v] = (float) (Math.exp(z[o + v]) / sum);
                        }
                        z[o + target] -= 1;
                        return loss;
                    },
                    byLogits);
            assertThat(logits).isCloseTo(tokens, within(1e-4 * Math.abs(tokens)));
        }
        for (int i = 0; i < byTokens.length; i++) {
            assertThat(byLogits[i]).isCloseTo(byTokens[i], within(1e-4f * (1 + Math.abs(byTokens[i]))));
        }
    }

    @Test
    void logitsAreThoseOfTheScoresForAnyNumberOfThreads() {
        Parameters p = TinyModels.random(config, 30);
        var trees = blocks().stream().flatMap(List::stream).toList();
        float[][][] chosen = new float[1][][];
        for (int threads : new int[] {1, 3}) {
            try (var workers = Workers.of(threads)) {
                var learner = new Learner(p, workers, 1);
                float[][] rows = new float[trees.size() * 16][];
                learner.logits(trees, (tree, segment, index, z, o, vocabulary) -> {
                    int[] tokens = segment < 0
                            ? trees.get(tree).root()
                            : trees.get(tree).continuations().get(segment);
                    double sum = 0;
                    for (int v = 0; v < vocabulary; v++) {
                        sum += Math.exp(z[o + v]);
                    }
                    synchronized (rows) {
                        int row = tree * 16 + segment + 1;
                        rows[row] = rows[row] == null ? new float[tokens.length] : rows[row];
                        rows[row][index] = (float) (z[o + tokens[index]] - Math.log(sum));
                    }
                });
                learner.score(trees, (tree, segment, logProbs, entropies, length) -> {
                    float[] row = rows[tree * 16 + segment + 1];
                    for (int i = segment < 0 ? 1 : 0; i < length; i++) {
                        assertThat(row[i]).isCloseTo(logProbs[i], within(1e-5f));
                    }
                });
                if (threads == 1) {
                    chosen[0] = rows;
                } else {
                    assertThat(rows).isDeepEqualTo(chosen[0]);
                }
            }
        }
    }

    @Test
    void gradientOfValuesAgreesWithCentralDifferences() {
        ModelConfig scalar = new ModelConfig(
                config.architecture(),
                config.vocabulary(),
                config.width(),
                config.feedForward(),
                config.layers(),
                config.heads(),
                config.keyValueHeads(),
                config.headWidth(),
                config.maxPositions(),
                config.normEpsilon(),
                config.rotary(),
                ModelConfig.Head.SCALAR);
        Parameters p = TinyModels.random(scalar, 32);
        ValueLoss loss = (tree, segment, values, dValues, length) -> {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                dValues[i] = (float) StrictMath.sin(tree + 2 * segment + i);
                sum += (double) dValues[i] * values[i];
            }
            return sum;
        };
        float[] g = new float[p.values().length];
        try (var workers = Workers.of(2)) {
            var learner = new Learner(p, workers, 1);
            learner.gradient(blocks(), loss, g);
            for (Parameter w : p.layout().parameters()) {
                double norm = 0;
                for (int i = w.offset(); i < w.offset() + w.size(); i++) {
                    norm += (double) g[i] * g[i];
                }
                norm = Math.sqrt(norm);
                assertThat(norm).as(w.name()).isPositive();
                double slope = (at(p, g, w, 0.004 / norm, loss, learner) - at(p, g, w, -0.004 / norm, loss, learner))
                        / 0.008;
                assertThat(slope / norm).as(w.name()).isBetween(0.985, 1.015);
            }
        }
    }

    private double at(Parameters p, float[] g, Parameter w, double step, ValueLoss loss, Learner learner) {
        float[] saved = p.values().clone();
        for (int i = w.offset(); i < w.offset() + w.size(); i++) {
            p.values()[i] += (float) (step * g[i]);
        }
        double value = learner.gradient(blocks(), loss, new float[saved.length]);
        System.arraycopy(saved, 0, p.values(), 0, saved.length);
        return value;
    }

    /// A value is the product of the head and the state, so both losses send the same down the trunk.
    @Test
    void aLossOnStatesHasTheTrunkGradientOfTheValueItComputes() {
        Parameters p = TinyModels.random(config.with(ModelConfig.Head.SCALAR), 32);
        int head = p.layout().head().offset();
        int width = config.width();
        ValueLoss byValue = (tree, segment, values, dValues, length) -> {
            for (int i = 0; i < length; i++) {
                dValues[i] = slope(tree, segment, i);
            }
            return 0;
        };
        HiddenLoss byState = (tree, segment, states, offset, stride, length) -> {
            for (int i = 0; i < length; i++) {
                for (int c = 0; c < width; c++) {
                    states[offset + i * stride + c] = slope(tree, segment, i) * p.values()[head + c];
                }
            }
            return 0;
        };
        for (int threads : new int[] {1, 3}) {
            float[] values = new float[p.values().length];
            float[] states = new float[p.values().length];
            try (var workers = Workers.of(threads)) {
                var learner = new Learner(p, workers, 1);
                learner.gradient(blocks(), byValue, values);
                learner.hiddenGradient(blocks(), byState, states);
            }
            for (int i = head; i < head + width; i++) {
                assertThat(states[i]).as("the model's own head has no part in it").isZero();
                values[i] = 0;
            }
            assertThat(states).containsExactly(values);
        }
    }

    private static float slope(int tree, int segment, int i) {
        return (float) StrictMath.sin(tree + 2 * segment + i);
    }

    @Test
    void shownStatesAreTheNormedOnesWhateverTheHead() {
        for (ModelConfig shape : TinyModels.all()) {
            Parameters p = TinyModels.random(shape, 33);
            var trees = blocks().stream().flatMap(List::stream).toList();
            try (var workers = Workers.of(2)) {
                var learner = new Learner(p, workers, 1);
                float[][] shown = new float[trees.size() * 16][];
                learner.show(trees, (tree, segment, states, offset, stride, length) -> {
                    float[] last = new float[shape.width()];
                    System.arraycopy(states, offset + (length - 1) * stride, last, 0, last.length);
                    shown[tree * 16 + segment + 1] = last;
                    return 0;
                });
                float[][] summed = new float[shown.length][];
                double loss = learner.hiddenGradient(blocks(), (tree, segment, states, offset, stride, length) -> {
                    float[] last = new float[shape.width()];
                    System.arraycopy(states, offset + (length - 1) * stride, last, 0, last.length);
                    summed[tree * 16 + segment + 1] = last;
                    Arrays.fill(states, offset, offset + (length - 1) * stride + shape.width(), 0f);
                    return 1;
                }, new float[p.trained().size()]);
                assertThat(summed).isDeepEqualTo(shown);
                assertThat(loss).as("scored segments").isEqualTo(
                        Arrays.stream(shown).filter(Objects::nonNull).count());
            }
        }
    }

    @Test
    void gradientOfStatesAgreesWithCentralDifferences() {
        Parameters p = TinyModels.random(config, 34);
        HiddenLoss loss = (tree, segment, states, offset, stride, length) -> {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                for (int c = 0; c < config.width(); c++) {
                    float x = states[offset + i * stride + c];
                    float pull = slope(tree, segment, i + c);
                    sum += (double) pull * x;
                    states[offset + i * stride + c] = pull;
                }
            }
            return sum;
        };
        float[] g = new float[p.values().length];
        try (var workers = Workers.of(2)) {
            var learner = new Learner(p, workers, 1);
            learner.hiddenGradient(blocks(), loss, g);
            for (Parameter w : p.layout().parameters()) {
                double norm = 0;
                for (int i = w.offset(); i < w.offset() + w.size(); i++) {
                    norm += (double) g[i] * g[i];
                }
                norm = Math.sqrt(norm);
                assertThat(norm).as(w.name()).isPositive();
                double difference = stepped(p, g, w, 0.004 / norm, loss, learner)
                        - stepped(p, g, w, -0.004 / norm, loss, learner);
                assertThat(difference / 0.008 / norm).as(w.name()).isBetween(0.985, 1.015);
            }
        }
    }

    private double stepped(Parameters p, float[] g, Parameter w, double step, HiddenLoss loss, Learner learner) {
        float[] saved = p.values().clone();
        for (int i = w.offset(); i < w.offset() + w.size(); i++) {
            p.values()[i] += (float) (step * g[i]);
        }
        double value = learner.hiddenGradient(blocks(), loss, new float[saved.length]);
        System.arraycopy(saved, 0, p.values(), 0, saved.length);
        return value;
    }
}
