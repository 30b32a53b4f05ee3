package dev.hone.engine.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.SamplingService;
import dev.hone.engine.TinyModels;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.text.CharacterTokenizer;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CombinedSamplingTest {
    private static final int END = 2;

    /// Models of other widths and other numbers of layers with the base's vocabulary.
    private static Model model(int width, long seed) {
        ModelConfig c = TinyModels.llama();
        var config = new ModelConfig(
                c.architecture(), c.vocabulary(), width, c.feedForward(), 1 + (int) seed % 2, c.heads(),
                c.keyValueHeads(), c.headWidth(), c.maxPositions(), c.normEpsilon(), c.rotary(), c.head());
        return new Model(TinyModels.random(config, seed), Optional.empty(), Optional.empty(), List.of(END));
    }

    private static final Model BASE = model(40, 1);
    private static final Model EXPERT = model(24, 2);
    private static final Model ANTI = model(32, 3);
    private static final Model FOURTH = model(16, 4);

    private static CombinedModel of(LogitArithmetic arithmetic) {
        List<Model> all = List.of(EXPERT, ANTI, FOURTH);
        return new CombinedModel(BASE, all.subList(0, arithmetic.roles().size()), arithmetic);
    }

    static Stream<LogitArithmetic> all() {
        return Stream.of(
                new ProxyTuning(1), new ProxyTuning(0.4), new EmulatedFineTuning(1), new EmulatedFineTuning(0.8),
                new EmulatedMixture(0.3, 0.95), new ContrastiveDecoding(0.1, 0.5), new LogitContrast(0.1, 0.5));
    }

    private static List<SampleRequest> requests() {
        return IntStream.range(0, 9)
                .mapToObj(i -> new SampleRequest(
                        TinyModels.tokens(Key.of(30).at(i).draws(), 1 + i % 5, 8),
                        IntStream.range(0, 1 + i % 4).mapToObj(Key.of(31).at(i)::at).toList()))
                .toList();
    }

    private static SamplingOptions options() {
        return SamplingOptions.policy(12, List.of(END)).withTemperature(0.9);
    }

    private static List<List<Completion>> drawn(CombinedModel models, SamplingOptions options, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return new Sampler(models, workers, options).sample(requests());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aloneOrTogetherOnOneThreadOrManyInSamplerOrServiceTheBitsAreEqual(LogitArithmetic arithmetic) {
        List<List<Completion>> expected = drawn(of(arithmetic), options(), 1);
        assertThat(drawn(of(arithmetic), options(), 3)).usingRecursiveComparison().isEqualTo(expected);
        try (Workers workers = Workers.of(1);
                var service = new SamplingService(of(arithmetic), 2, new SamplingService.Capacity(3, 30))) {
            for (int i = 0; i < requests().size(); i++) {
                var alone = new Sampler(of(arithmetic), workers, options()).sample(List.of(requests().get(i)));
                assertThat(alone.getFirst()).usingRecursiveComparison().isEqualTo(expected.get(i));
                assertThat(service.submit(requests().get(i).with(options())).join())
                        .usingRecursiveComparison()
                        .isEqualTo(expected.get(i));
            }
        }
    }

    @Test
    void nothingAddedIsThePlainSamplerBitForBit() {
        for (SamplingOptions options : List.of(
                options(), options().withTemperature(0),
                new SamplingOptions(1.3, 5, 0.9, 0.01, 8, List.of(), List.of()))) {
            List<List<Completion>> plain;
            try (Workers workers = Workers.of(2)) {
                plain = new Sampler(BASE, workers, options).sample(requests());
            }
            for (CombinedModel nothing : List.of(
                    of(new ProxyTuning(0)),
                    new CombinedModel(BASE, List.of(EXPERT, EXPERT), new ProxyTuning(1.7)),
                    new CombinedModel(BASE, List.of(ANTI, ANTI), new EmulatedFineTuning(0.9)),
                    new CombinedModel(BASE, List.of(ANTI, ANTI, ANTI), new EmulatedMixture(0.5, 1)),
                    of(new LogitContrast(0, 0)),
                    new CombinedModel(BASE, List.of(BASE), new LogitContrast(0, 3)))) {
                assertThat(drawn(nothing, options, 2)).usingRecursiveComparison().isEqualTo(plain);
            }
            assertThat(drawn(of(new ProxyTuning(1)), options, 2)).usingRecursiveComparison().isNotEqualTo(plain);
        }
    }

    /// Logits of every token of a text, straight from a model.
    private static float[][] logits(Model model, int[] prompt, int[] ids) {
        float[][] rows = new float[ids.length][];
        try (Workers workers = Workers.of(1)) {
            new Learner(model.parameters(), workers, 1).logits(
                    List.of(new TokenTree(prompt, List.of(ids))),
                    (t, s, index, row, offset, n) -> rows[index] = Arrays.copyOfRange(row, offset, offset + n));
        }
        return rows;
    }

    private static double logSum(double[] z) {
        double max = Arrays.stream(z).max().orElseThrow();
        return max + StrictMath.log(Arrays.stream(z).map(v -> StrictMath.exp(v - max)).sum());
    }

    @Test
    void agreesWithAScalarRecombinationOfFullForwardPasses() {
        double alpha = 1.3;
        double temperature = 0.9;
        int seen = 0;
        for (List<Completion> list : drawn(of(new ProxyTuning(alpha)), options(), 2)) {
            for (Completion c : list) {
                float[][] base = logits(BASE, c.prompt(), c.ids());
                float[][] expert = logits(EXPERT, c.prompt(), c.ids());
                float[][] anti = logits(ANTI, c.prompt(), c.ids());
                for (int t = 0; t < c.length(); t++) {
                    double[] z = new double[base[t].length];
                    for (int v = 0; v < z.length; v++) {
                        z[v] = (base[t][v] + alpha * ((double) expert[t][v] - anti[t][v])) / temperature;
                    }
                    assertThat((double) c.logProbs()[t]).isCloseTo(z[c.ids()[t]] - logSum(z), within(2e-5));
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void contrastiveDecodingNeverDrawsWhatTheExpertFindsImplausible() {
        for (List<Completion> list : drawn(of(new ContrastiveDecoding(0.3, 1)), options(), 1)) {
            for (Completion c : list) {
                float[][] expert = logits(BASE, c.prompt(), c.ids());
                for (int t = 0; t < c.length(); t++) {
                    float max = Float.NEGATIVE_INFINITY;
                    for (float z : expert[t]) {
                        max = Math.max(max, z);
                    }
                    assertThat((double) expert[t][c.ids()[t]] - max).isGreaterThan(StrictMath.log(0.3) - 1e-5);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aScorerGivesTheBitsOfTheSampler(LogitArithmetic arithmetic) {
        try (Workers workers = Workers.of(2)) {
            var scorer = new CombinedScorer(of(arithmetic), workers, 0.9);
            Completion c = drawn(of(arithmetic), options(), 1).get(4).getFirst();
            int[] all = IntStream.concat(Arrays.stream(c.prompt()), Arrays.stream(c.ids())).toArray();
            List<Float> logProbs = new ArrayList<>();
            List<Float> entropies = new ArrayList<>();
            scorer.policy(all, c.prompt().length, (tree, segment, index, id, row) -> {
                assertThat(index).isEqualTo(logProbs.size());
                logProbs.add(row.logProb(id));
                entropies.add(row.entropy());
            });
            for (int t = 0; t < c.length(); t++) {
                assertThat(logProbs.get(t)).isEqualTo(c.logProbs()[t]);
                assertThat(entropies.get(t)).isEqualTo(c.entropies()[t]);
            }
            assertThat(logProbs).hasSize(c.length());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {36, 40})
    void modelsWithAnotherVocabularyAreRefused(int vocabulary) {
        ModelConfig c = TinyModels.llama();
        var config = new ModelConfig(
                c.architecture(), vocabulary, c.width(), c.feedForward(), 1, c.heads(), c.keyValueHeads(),
                c.headWidth(), c.maxPositions(), c.normEpsilon(), c.rotary(), c.head());
        var other = new Model(TinyModels.random(config, 1), Optional.empty(), Optional.empty(), List.of());
        assertThatThrownBy(() -> new CombinedModel(BASE, List.of(EXPERT, other), new ProxyTuning(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the base has 37 tokens, the anti-expert " + vocabulary);
        assertThatThrownBy(() -> new CombinedModel(BASE, List.of(EXPERT), new ProxyTuning(1)))
                .hasMessageContaining("beside the base go 2 models [expert, anti-expert], not 1");
    }

    private static Model spelt(String characters, int vocabulary) {
        ModelConfig c = TinyModels.llama();
        var config = new ModelConfig(
                c.architecture(), vocabulary, c.width(), c.feedForward(), 1, c.heads(), c.keyValueHeads(),
                c.headWidth(), c.maxPositions(), c.normEpsilon(), c.rotary(), c.head());
        return new Model(
                TinyModels.random(config, 9), Optional.of(CharacterTokenizer.of(characters)), Optional.empty(),
                List.of());
    }

    @Test
    void tokensOfAnotherMeaningAreRefusedAndPaddingIsCutOff() {
        Model base = spelt("abcd", 37);
        Model swapped = spelt("abdc", 37);
        assertThatThrownBy(() -> new CombinedModel(base, List.of(swapped), new LogitContrast(0, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'c' for the base and 'd' for the amateur");
        assertThatThrownBy(() -> new CombinedModel(base, List.of(spelt("abcde", 37)), new LogitContrast(0, 1)))
                .hasMessageContaining("tokenizer has");
        var padded = new CombinedModel(base, List.of(spelt("abcd", 64)), new LogitContrast(0, 1));
        assertThat(padded.vocabulary()).isEqualTo(37);
        for (List<Completion> list : drawn(padded, SamplingOptions.policy(20, List.of()), 2)) {
            for (Completion c : list) {
                assertThat(Arrays.stream(c.ids()).max().orElseThrow()).isLessThan(37);
                assertThat(c.logProbs()).doesNotContain(Float.NaN);
            }
        }
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new ProxyTuning(Double.NaN)).hasMessageContaining("alpha must be a number");
        assertThatThrownBy(() -> new EmulatedFineTuning(0)).hasMessageContaining("top-p");
        assertThatThrownBy(() -> new EmulatedMixture(1.1, 1)).hasMessageContaining("mix");
        assertThatThrownBy(() -> new ContrastiveDecoding(1.5, 1)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new ContrastiveDecoding(0.1, 0)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> new LogitContrast(0.1, -1)).hasMessageContaining("beta");
    }
}
