package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {
    static List<ModelConfig> configs() {
        return TinyModels.all();
    }

    private static List<SampleRequest> requests(ModelConfig c) {
        Draws draws = Key.of(11).draws();
        var list = new ArrayList<SampleRequest>();
        for (int r = 0; r < 9; r++) {
            Key key = Key.of(12).at(r);
            list.add(new SampleRequest(
                    TinyModels.tokens(draws, 1 + r, c.vocabulary()),
                    IntStream.range(0, 1 + r * 2).mapToObj(key::at).toList()));
        }
        return list;
    }

    @ParameterizedTest
    @MethodSource("configs")
    void learnerComputesTheBitsThatTheSamplerReported(ModelConfig config) {
        Parameters p = TinyModels.random(config, 10);
        var requests = requests(config);
        var options = SamplingOptions.policy(40, List.of(2)).withTemperature(0.9);
        try (var workers = Workers.of(2)) {
            var completions = new Sampler(TinyModels.model(p), workers, options).sample(requests);
            var trees = new ArrayList<TokenTree>();
            for (int r = 0; r < requests.size(); r++) {
                trees.add(new TokenTree(
                        requests.get(r).prompt(),
                        completions.get(r).stream().map(Completion::ids).toList()));
            }
            assertThat(completions.stream().flatMap(List::stream).mapToInt(Completion::length).distinct())
                    .hasSizeGreaterThan(5);
            int[] tokens = new int[1];
            new Learner(p, workers, 0.9).score(trees, (tree, segment, logProbs, entropies, n) -> {
                Completion c = completions.get(tree).get(segment);
                assertThat(Arrays.copyOf(logProbs, n)).containsExactly(c.logProbs());
                assertThat(Arrays.copyOf(entropies, n)).containsExactly(c.entropies());
                synchronized (tokens) {
                    tokens[0] += n;
                }
            });
            assertThat(tokens[0]).isGreaterThan(200);
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void completionsDoNotDependOnThreadsOrCompany(ModelConfig config) {
        Model model = TinyModels.model(TinyModels.random(config, 13));
        var options = SamplingOptions.policy(25, List.of(2));
        var requests = requests(config);
        List<List<Completion>> all;
        try (var workers = Workers.of(2)) {
            all = new Sampler(model, workers, options).sample(requests);
        }
        try (var workers = Workers.of(1)) {
            var sampler = new Sampler(model, workers, options);
            for (int r = 0; r < requests.size(); r++) {
                for (int s = 0; s < requests.get(r).streams().size(); s++) {
                    var alone = new SampleRequest(
                            requests.get(r).prompt(),
                            List.of(requests.get(r).streams().get(s)));
                    Completion c = sampler.sample(List.of(alone)).get(0).get(0);
                    assertThat(c.ids()).containsExactly(all.get(r).get(s).ids());
                    assertThat(c.logProbs()).containsExactly(all.get(r).get(s).logProbs());
                    assertThat(c.stop()).isEqualTo(all.get(r).get(s).stop());
                }
            }
        }
    }
}
