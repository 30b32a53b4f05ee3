package dev.hone.training.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.Architecture;
import dev.hone.engine.Learner;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.Rotary;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.optimize.AdamW;
import dev.hone.engine.optimize.AdamWConfig;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.Advantages;
import dev.hone.training.advantage.Estimators;
import dev.hone.training.advantage.Samples;
import dev.hone.training.aggregation.Aggregation;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.algorithm.Combination;
import dev.hone.training.correction.Correction;
import dev.hone.training.objective.ClipCov;
import dev.hone.training.objective.Objective;
import dev.hone.training.recipe.Axes;
import dev.hone.training.regularizer.AdaptiveEntropyBonus;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must hold for every legal combination of advantage, objective, aggregation and correction, with no regulariser
/// and with each.
class EveryCompositionTest {
    private static final int[] SIZES = {5, 4};
    private static final Samples SAMPLES = Estimators.random(3, u -> 0.6 * u, SIZES);
    private static final Samples TURNED = Estimators.reversed(SAMPLES);
    private static final List<List<Regularizer>> REGULARIZERS = Stream.concat(
            Stream.of(List.<Regularizer>of()),
            Axes.regularizers().defaults().stream().map(List::of)).toList();

    /// What the loss sees of a completion, and what the policy says of it now.
    private record Numbers(CompletionTokens tokens, float[] logProbs, float[] entropies) {
        static Numbers random(int group, int sample, int length) {
            Draws draws = Key.of(7).at(group).at(sample).draws();
            float[][] columns = new float[5][length];
            boolean[] trained = new boolean[length];
            int[] ages = new int[length];
            for (int t = 0; t < length; t++) {
                columns[0][t] = (float) (-3 * draws.uniform());
                columns[1][t] = (float) (columns[0][t] + 0.3 * draws.normal());
                columns[2][t] = (float) (columns[0][t] + 0.3 * draws.normal());
                columns[3][t] = (float) (columns[0][t] + 0.3 * draws.normal());
                columns[4][t] = (float) (2 * draws.uniform());
                trained[t] = t == 0 || draws.chance(0.8);
                ages[t] = draws.between(0, 10);
            }
            var tokens = new CompletionTokens(
                    new float[length], columns[0], columns[1], columns[2], trained, TokenNotes.NONE.withAges(ages));
            return new Numbers(tokens, columns[3], columns[4]);
        }
    }

    /// The completions of all groups, as they are or turned round within each group.
    private static List<List<Numbers>> batch(Samples samples, boolean isTurned) {
        List<List<Numbers>> groups = new ArrayList<>();
        for (int g = 0; g < samples.groups(); g++) {
            List<Numbers> group = new ArrayList<>();
            for (int s = 0; s < samples.size(g); s++) {
                int first = isTurned ? samples.size(g) - 1 - s : s;
                group.add(Numbers.random(g, first, samples.lengths()[g][s]));
            }
            groups.add(group);
        }
        return groups;
    }

    private static List<List<CompletionTokens>> credited(List<List<Numbers>> batch, Advantages advantages) {
        List<List<CompletionTokens>> out = new ArrayList<>();
        for (int g = 0; g < batch.size(); g++) {
            List<CompletionTokens> group = new ArrayList<>();
            for (int s = 0; s < batch.get(g).size(); s++) {
                group.add(batch.get(g).get(s).tokens().withAdvantages(advantages.of(g, s)));
            }
            out.add(counted(group));
        }
        return out;
    }

    /// Completions of a prompt that know how many trained tokens they have together.
    private static List<CompletionTokens> counted(List<CompletionTokens> group) {
        int all = group.stream().mapToInt(CompletionTokens::trainedTokens).sum();
        return group.stream().map(c -> c.withNotes(c.notes().withPromptTokens(all))).toList();
    }

    /// The derivatives by log-probability and entropy of every token: `[group][sample][2 · token]`.
    private static float[][][] derivatives(
            PolicyLoss loss, List<List<Numbers>> batch, List<List<CompletionTokens>> tokens) {
        return prepared(loss, batch, loss.prepare(tokens, Key.of(1)));
    }

    /// The same of tokens with what a random choice picked of them, turned round with them: another order would draw
    /// others.
    private static float[][][] picked(
            PolicyLoss loss, List<List<Numbers>> batch, List<List<CompletionTokens>> tokens,
            List<List<CompletionTokens>> turned) {
        List<List<CompletionTokens>> chosen = loss.prepare(tokens, Key.of(1));
        List<List<CompletionTokens>> out = new ArrayList<>();
        for (int g = 0; g < turned.size(); g++) {
            List<CompletionTokens> group = new ArrayList<>();
            for (int s = 0; s < turned.get(g).size(); s++) {
                int there = turned.get(g).size() - 1 - s;
                group.add(turned.get(g).get(s).withNotes(chosen.get(g).get(there).notes()));
            }
            out.add(group);
        }
        return prepared(loss, batch, out);
    }

    private static float[][][] prepared(
            PolicyLoss loss, List<List<Numbers>> batch, List<List<CompletionTokens>> tokens) {
        var whole = new BatchLoss(loss).bind(tokens);
        float[][][] out = new float[batch.size()][][];
        for (int g = 0; g < out.length; g++) {
            out[g] = new float[batch.get(g).size()][];
            for (int s = 0; s < out[g].length; s++) {
                Numbers n = batch.get(g).get(s);
                int length = n.logProbs().length;
                float[] dLogProb = new float[length];
                float[] dEntropy = new float[length];
                whole.at(g, s, n.logProbs(), n.entropies(), dLogProb, dEntropy, length);
                out[g][s] = Arrays.copyOf(dLogProb, 2 * length);
                System.arraycopy(dEntropy, 0, out[g][s], length, length);
            }
        }
        return out;
    }

    private interface Legal {
        void pair(Objective objective, Correction correction);
    }

    private static void everyPair(Legal visitor) {
        for (Objective o : Axes.objectives().defaults()) {
            for (Correction c : Axes.corrections().defaults()) {
                if (Combination.refusal(o, c).isEmpty()) {
                    visitor.pair(o, c);
                }
            }
        }
    }

    @Test
    void aPermutedBatchHasPermutedGradients() {
        List<List<Numbers>> batch = batch(SAMPLES, false);
        List<List<Numbers>> turned = batch(TURNED, true);
        int[] compared = {0, 0};
        for (AdvantageEstimator a : Axes.advantages().defaults()) {
            List<List<CompletionTokens>> tokens = credited(batch, a.estimate(SAMPLES));
            List<List<CompletionTokens>> others = credited(turned, a.estimate(TURNED));
            everyPair((o, c) -> {
                if (Combination.refusal(o, a).isPresent() || Combination.refusal(c, a).isPresent()) {
                    return;
                }
                for (Aggregation g : Axes.aggregations(6).defaults()) {
                    for (List<Regularizer> r : REGULARIZERS) {
                        var loss = new PolicyLoss(o, g, c, r);
                        float[][][] here = derivatives(loss, batch, tokens);
                        assertTurned(a, loss, here, o instanceof ClipCov
                                ? picked(loss, turned, tokens, others)
                                : derivatives(loss, turned, others));
                        compared[0]++;
                        compared[1] += moves(here) ? 1 : 0;
                    }
                }
            });
        }
        assertThat(compared[0]).isGreaterThan(20_000);
        assertThat(compared[1]).as("compositions with a gradient").isGreaterThan(compared[0] * 9 / 10);
    }

    private static void assertTurned(AdvantageEstimator a, PolicyLoss loss, float[][][] here, float[][][] there) {
        for (int g = 0; g < here.length; g++) {
            for (int s = 0; s < here[g].length; s++) {
                float[] other = there[g][here[g].length - 1 - s];
                for (int i = 0; i < other.length; i++) {
                    if (!(Math.abs(here[g][s][i] - other[i]) <= 1e-5 * (1 + Math.abs(other[i])))) {
                        assertThat(here[g][s]).as("%s, %s, completion %d of %d", a, loss, s, g).isEqualTo(other);
                    }
                }
            }
        }
    }

    private static boolean moves(float[][][] derivatives) {
        return Arrays.stream(derivatives).flatMap(Stream::of).anyMatch(EveryCompositionTest::moves);
    }

    private static boolean moves(float... derivatives) {
        for (float d : derivatives) {
            if (d != 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void withoutAdvantagesAndRegularisersThereIsNoGradient() {
        List<List<Numbers>> batch = batch(SAMPLES, false);
        List<List<CompletionTokens>> flat = batch.stream()
                .map(g -> counted(g.stream().map(Numbers::tokens).toList()))
                .toList();
        everyPair((o, c) -> {
            for (Aggregation g : Axes.aggregations(6).defaults()) {
                var loss = new PolicyLoss(o, g, c, List.of());
                assertThat(moves(derivatives(loss, batch, flat))).as(loss.toString())
                        .isEqualTo(o.movesWithoutAdvantage());
            }
        });
    }

    @Test
    void aRegularizerMovesWhereThereIsNoAdvantage() {
        List<List<Numbers>> batch = batch(SAMPLES, false);
        List<List<CompletionTokens>> flat = batch.stream()
                .map(g -> g.stream().map(Numbers::tokens).toList())
                .toList();
        everyPair((o, c) -> {
            for (List<Regularizer> r : REGULARIZERS.subList(1, REGULARIZERS.size())) {
                var loss = new PolicyLoss(o, new TokenMean(), c, r);
                boolean still = r.getFirst() instanceof AdaptiveEntropyBonus;
                assertThat(moves(derivatives(loss, batch, flat))).as(loss.toString())
                        .isEqualTo(!still || o.movesWithoutAdvantage());
            }
        });
    }

    /// Through a decoder and its optimizer: the gradient is there, and a rate of 0 changes no bit of the weights.
    @Test
    void aRateOfZeroChangesNoWeight() {
        var config = new ModelConfig(
                Architecture.LLAMA, 11, 16, 16, 1, 2, 2, 8, 32, 1e-5f, new Rotary.Plain(1000), ModelConfig.Head.TIED);
        Parameters p = Parameters.random(config, 0.3, Key.of(4));
        float[] first = p.values().clone();
        Draws draws = Key.of(5).draws();
        List<List<TokenTree>> blocks = new ArrayList<>();
        for (int g = 0; g < SIZES.length; g++) {
            List<int[]> continuations = Arrays.stream(SAMPLES.lengths()[g])
                    .mapToObj(n -> draws.permutation(10))
                    .toList();
            List<int[]> cut = new ArrayList<>();
            for (int s = 0; s < continuations.size(); s++) {
                cut.add(Arrays.copyOf(continuations.get(s), SAMPLES.lengths()[g][s]));
            }
            blocks.add(List.of(new TokenTree(new int[] {1, 2}, cut)));
        }
        AdvantageEstimator estimator = Axes.advantages().defaults().getFirst();
        List<List<CompletionTokens>> tokens = credited(batch(SAMPLES, false), estimator.estimate(SAMPLES));
        try (Workers workers = Workers.of(1)) {
            var learner = new Learner(p, workers, 1);
            everyPair((o, c) -> {
                for (List<Regularizer> r : REGULARIZERS) {
                    var loss = new PolicyLoss(o, new TokenMean(), c, r);
                    float[] gradient = new float[p.trained().size()];
                    learner.gradient(blocks, new BatchLoss(loss).bind(loss.prepare(tokens, Key.of(1))), gradient);
                    assertThat(moves(gradient)).as(loss.toString()).isTrue();
                    var optimizer = new AdamW(new AdamWConfig(0.9, 0.999, 1e-8, 0.1), p.trained(), workers);
                    optimizer.step(p, gradient, 0, 1);
                    assertThat(p.values()).as(loss.toString()).isEqualTo(first);
                    optimizer.step(p, gradient, 1e-3, 1);
                    assertThat(p.values()).isNotEqualTo(first);
                    System.arraycopy(first, 0, p.values(), 0, first.length);
                }
            });
        }
    }
}
