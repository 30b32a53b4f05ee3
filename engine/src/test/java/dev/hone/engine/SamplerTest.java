package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

    /// A request that may have fewer tokens, beside others that may have more, is drawn as if it were cut afterwards.
    @ParameterizedTest
    @MethodSource("configs")
    void aRequestOfFewerTokensIsTheBeginningOfALongerOne(ModelConfig config) {
        Model model = TinyModels.model(TinyModels.random(config, 13));
        var options = SamplingOptions.policy(25, List.of(2));
        var whole = requests(config);
        var some = new ArrayList<SampleRequest>();
        for (int r = 0; r < whole.size(); r++) {
            some.add(r % 3 == 0 ? whole.get(r) : whole.get(r).with(options.withMaxTokens(r + 1)));
        }
        try (var workers = Workers.of(2)) {
            var sampler = new Sampler(model, workers, options);
            var long25 = sampler.sample(whole);
            var given = sampler.sample(some);
            int cut = 0;
            for (int r = 0; r < whole.size(); r++) {
                int most = r % 3 == 0 ? 25 : r + 1;
                for (int s = 0; s < given.get(r).size(); s++) {
                    Completion c = long25.get(r).get(s);
                    Completion expected = c.length() > most ? c.first(most) : c;
                    cut += c.length() > most ? 1 : 0;
                    Completion is = given.get(r).get(s);
                    assertThat(is.ids()).containsExactly(expected.ids());
                    assertThat(is.logProbs()).containsExactly(expected.logProbs());
                    assertThat(is.entropies()).containsExactly(expected.entropies());
                    assertThat(is.stop()).isEqualTo(expected.stop());
                }
            }
            assertThat(cut).isGreaterThan(10);
            assertThatThrownBy(() -> sampler.sample(List.of(whole.getFirst().with(options.withMaxTokens(26)))))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("26");
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

    /// A completion that goes on behind its own first tokens is the same to the last bit; behind other weights' tokens
    /// it has what those drew first and what these draw then, as the learner computes it.
    @ParameterizedTest
    @MethodSource("configs")
    void completionsGoOnBehindTheirTokens(ModelConfig config) {
        Parameters p = TinyModels.random(config, 10);
        Parameters later = TinyModels.random(config, 14);
        var options = SamplingOptions.policy(40, List.of(2));
        var requests = requests(config);
        try (var workers = Workers.of(2)) {
            var sampler = new Sampler(TinyModels.model(p), workers, options);
            var whole = sampler.sample(requests);
            var again = sampler.sample(after(requests, whole));
            var tails = new Sampler(TinyModels.model(later), workers, options).sample(after(requests, whole));
            var trees = new ArrayList<TokenTree>();
            List<List<Completion>> changed = new ArrayList<>();
            for (int r = 0; r < requests.size(); r++) {
                List<Completion> joined = new ArrayList<>();
                for (int s = 0; s < whole.get(r).size(); s++) {
                    Completion c = whole.get(r).get(s);
                    Completion first = c.first(c.length() / 2);
                    Completion same = first.then(again.get(r).get(s));
                    assertThat(same.ids()).containsExactly(c.ids());
                    assertThat(same.logProbs()).containsExactly(c.logProbs());
                    assertThat(same.entropies()).containsExactly(c.entropies());
                    assertThat(same.own()).containsExactly(c.own());
                    assertThat(same.stop()).isEqualTo(c.stop());
                    joined.add(first.then(tails.get(r).get(s)));
                }
                changed.add(joined);
                trees.add(new TokenTree(requests.get(r).prompt(), joined.stream().map(Completion::ids).toList()));
            }
            var tokens = new AtomicInteger();
            new Learner(later, workers, 1).score(trees, (tree, segment, logProbs, entropies, n) -> {
                Completion c = changed.get(tree).get(segment);
                int from = whole.get(tree).get(segment).length() / 2;
                assertThat(Arrays.copyOfRange(logProbs, from, n))
                        .containsExactly(Arrays.copyOfRange(c.logProbs(), from, n));
                tokens.addAndGet(n - from);
            });
            assertThat(tokens.get()).isGreaterThan(200);
        }
    }

    private static List<SampleRequest> after(List<SampleRequest> requests, List<List<Completion>> whole) {
        return IntStream.range(0, requests.size())
                .mapToObj(r -> requests.get(r).after(whole.get(r).stream()
                        .map(c -> c.first(c.length() / 2).ids())
                        .toList()))
                .toList();
    }

    @Test
    void beginningsMustFit() {
        var request = new SampleRequest(new int[] {1}, List.of(Key.of(1)));
        assertThatThrownBy(() -> request.after(List.of(new int[1], new int[1])))
                .hasMessageContaining("2 beginnings for 1 streams");
        assertThatThrownBy(() -> new SampleRequest(
                new int[] {1}, List.of(Key.of(1)), List.of(turn -> CompletableFuture.completedFuture(new int[0])),
                List.of(new int[1])))
                .hasMessageContaining("cannot have turns");
        try (var workers = Workers.of(1)) {
            var sampler = new Sampler(
                    TinyModels.model(TinyModels.random(TinyModels.all().getFirst(), 1)), workers,
                    SamplingOptions.policy(4, List.of(2)));
            assertThatThrownBy(() -> sampler.sample(List.of(request.after(List.of(new int[4])))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("at most 4 tokens cannot go on behind 4");
        }
        Completion c = new Completion(
                new int[] {1}, new int[] {5, 6}, new float[2], new float[2], new float[2], StopReason.LENGTH);
        Completion other = new Completion(
                new int[] {1}, new int[] {5, 7}, new float[2], new float[2], new float[2], StopReason.LENGTH);
        assertThatThrownBy(() -> c.then(other)).hasMessageContaining("does not begin with these 2 tokens");
        assertThatThrownBy(() -> c.first(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
