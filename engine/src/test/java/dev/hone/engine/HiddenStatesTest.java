package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The residual stream can be read at every layer, with the bits of the forward pass.
class HiddenStatesTest {
    static List<ModelConfig> configs() {
        return TinyModels.all();
    }

    private static Map<String, float[]> states(Parameters p, List<TokenTree> trees, int threads) {
        var found = new ConcurrentHashMap<String, float[]>();
        int width = p.config().width();
        try (var workers = Workers.of(threads)) {
            new Learner(p, workers, 1).hidden(trees, (tree, segment, layer, states, offset, stride, length) -> {
                for (int i = 0; i < length; i++) {
                    found.put(
                            tree + "." + segment + "." + layer + "." + i,
                            Arrays.copyOfRange(states, offset + i * stride, offset + i * stride + width));
                }
            });
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("configs")
    void layerZeroIsTheEmbedding(ModelConfig config) {
        Parameters p = TinyModels.random(config, 1);
        var found = states(p, List.of(TokenTree.sequence(new int[] {5, 9})), 1);
        assertThat(found).hasSize(2 * (config.layers() + 1));
        TensorView embedding = TensorView.all(p.layout()).getFirst();
        for (int c = 0; c < config.width(); c++) {
            assertThat(found.get("0.-1.0.1")[c]).isEqualTo(p.values()[embedding.index(9, c)]);
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void statesDoNotDependOnCompanyOrThreads(ModelConfig config) {
        Parameters p = TinyModels.random(config, 1);
        Draws draws = Key.of(2).draws();
        var trees = IntStream.range(0, 12).mapToObj(
                i -> TinyModels.tree(draws, 2 + i, 3, 12, config.vocabulary())).toList();
        var found = states(p, trees, 3);
        TokenTree tree = trees.get(4);
        for (int s = 0; s < 3; s++) {
            int[] own = tree.continuations().get(s);
            int[] whole = IntStream.concat(IntStream.of(tree.root()), IntStream.of(own)).toArray();
            var flat = states(p, List.of(TokenTree.sequence(whole)), 1);
            for (int l = 0; l <= config.layers(); l++) {
                for (int i = 0; i < whole.length; i++) {
                    int root = tree.root().length;
                    String name = i < root ? "4.-1." + l + "." + i : "4." + s + "." + l + "." + (i - root);
                    assertThat(found.get(name)).as(name).containsExactly(flat.get("0.-1." + l + "." + i));
                }
            }
        }
    }

    /// log-softmax(rms(x) scale W) of the last state is the log-probability that is scored.
    @ParameterizedTest
    @MethodSource("configs")
    void theLastStateGivesTheLogProbability(ModelConfig config) {
        Parameters p = TinyModels.random(config, 1);
        int[] tokens = TinyModels.tokens(Key.of(3).draws(), 6, config.vocabulary());
        float[] x = states(p, List.of(TokenTree.sequence(tokens)), 1).get("0.-1." + config.layers() + ".4");
        double squares = 0;
        for (float v : x) {
            squares += (double) v * v;
        }
        double root = Math.sqrt(squares / x.length + config.normEpsilon());
        var views = TensorView.all(p.layout());
        TensorView norm = views.stream().filter(v -> v.name().equals("model.norm.weight")).findFirst().orElseThrow();
        TensorView head = views.getLast().name().equals("lm_head.weight") ? views.getLast() : views.getFirst();
        double sum = 0;
        double wanted = 0;
        for (int t = 0; t < config.vocabulary(); t++) {
            double z = 0;
            for (int c = 0; c < x.length; c++) {
                z += x[c] / root * p.values()[norm.index(0, c)] * p.values()[head.index(t, c)];
            }
            sum += Math.exp(z);
            wanted = t == tokens[5] ? z : wanted;
        }
        double expected = wanted - Math.log(sum);
        try (var workers = Workers.of(1)) {
            new Learner(p, workers, 1).score(
                    List.of(TokenTree.sequence(tokens)),
                    (tree, segment, logProbs, entropies, n) -> assertThat((double) logProbs[5])
                            .isEqualTo(expected, within(1e-5)));
        }
    }
}
