package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TurnsTest {
    private static final int END = 2;
    private static final int[] NONE = {};

    static List<ModelConfig> configs() {
        return TinyModels.all();
    }

    /// Answers two turns with tokens that depend on the turn, one of them an end token, some later than others; then
    /// ends.
    private static TurnHandler twice(List<int[]> seen) {
        return turn -> {
            seen.add(turn);
            if (seen.size() > 2) {
                return CompletableFuture.completedFuture(NONE);
            }
            int[] answer = {3 + turn.length % 4, END, 5};
            return turn.length % 2 == 0
                    ? CompletableFuture.completedFuture(answer)
                    : CompletableFuture.supplyAsync(
                            () -> answer, CompletableFuture.delayedExecutor(3, TimeUnit.MILLISECONDS));
        };
    }

    private static List<SampleRequest> requests(IntFunction<TurnHandler> handler) {
        List<SampleRequest> list = new ArrayList<>();
        int number = 0;
        for (int r = 0; r < 7; r++) {
            Key key = Key.of(31).at(r);
            List<TurnHandler> turns = new ArrayList<>();
            for (int s = 0; s < 1 + r * 2; s++) {
                turns.add(handler.apply(number++));
            }
            list.add(new SampleRequest(
                    TinyModels.tokens(Key.of(30).at(r).draws(), 1 + r, 8),
                    IntStream.range(0, turns.size()).mapToObj(key::at).toList(), turns));
        }
        return list;
    }

    private static List<SampleRequest> requests() {
        return requests(i -> twice(new ArrayList<>()));
    }

    private static List<Completion> flat(List<List<Completion>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void learnerComputesTheBitsOfDrawnAndForcedTokens(ModelConfig config) {
        Parameters p = TinyModels.random(config, 10);
        var requests = requests();
        try (var workers = Workers.of(2)) {
            var completions = new Sampler(
                    TinyModels.model(p), workers, SamplingOptions.policy(40, List.of(END, 4, 6, 7))).sample(requests);
            assertThat(flat(completions)).anyMatch(c -> c.ownTokens() < c.length());
            var trees = new ArrayList<TokenTree>();
            for (int r = 0; r < requests.size(); r++) {
                trees.add(new TokenTree(
                        requests.get(r).prompt(),
                        completions.get(r).stream().map(Completion::ids).toList()));
            }
            new Learner(p, workers, 1).score(trees, (tree, segment, logProbs, entropies, n) -> {
                Completion c = completions.get(tree).get(segment);
                assertThat(Arrays.copyOf(logProbs, n)).containsExactly(c.logProbs());
                assertThat(Arrays.copyOf(entropies, n)).containsExactly(c.entropies());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void completionsDoNotDependOnThreadsCompanyOrHowLongAnAnswerTakes(ModelConfig config) {
        Model model = TinyModels.model(TinyModels.random(config, 13));
        var options = SamplingOptions.policy(25, List.of(END, 4, 6, 7));
        List<List<Completion>> all;
        try (var workers = Workers.of(2)) {
            all = new Sampler(model, workers, options).sample(requests());
        }
        try (var workers = Workers.of(1)) {
            var sampler = new Sampler(model, workers, options);
            List<SampleRequest> requests = requests();
            for (int r = 0; r < requests.size(); r++) {
                for (int s = 0; s < requests.get(r).streams().size(); s++) {
                    Completion c = sampler.sample(List.of(new SampleRequest(
                            requests.get(r).prompt(), List.of(requests.get(r).streams().get(s)),
                            List.of(requests.get(r).turns().get(s))))).getFirst().getFirst();
                    assertThat(c.ids()).containsExactly(all.get(r).get(s).ids());
                    assertThat(c.own()).containsExactly(all.get(r).get(s).own());
                    assertThat(c.logProbs()).containsExactly(all.get(r).get(s).logProbs());
                    assertThat(c.stop()).isEqualTo(all.get(r).get(s).stop());
                }
            }
        }
    }

    @Test
    void aHandlerSeesItsTurnsAloneAndItsAnswersAreMarked() {
        Model model = TinyModels.model(TinyModels.random(TinyModels.llama(), 5));
        List<List<int[]>> seen = new ArrayList<>();
        var requests = requests(i -> {
            seen.add(new ArrayList<>());
            return twice(seen.getLast());
        });
        List<Completion> completions;
        try (var workers = Workers.of(2)) {
            completions = flat(
                    new Sampler(model, workers, SamplingOptions.policy(60, List.of(END, 4, 6, 7))).sample(requests));
        }
        int whole = 0;
        for (int i = 0; i < completions.size(); i++) {
            Completion c = completions.get(i);
            List<int[]> turns = seen.get(i);
            List<Integer> ids = new ArrayList<>();
            List<Boolean> own = new ArrayList<>();
            for (int t = 0; t < turns.size(); t++) {
                for (int id : turns.get(t)) {
                    ids.add(id);
                    own.add(true);
                }
                for (int id : t < 2 ? new int[] {3 + turns.get(t).length % 4, END, 5} : NONE) {
                    ids.add(id);
                    own.add(false);
                }
            }
            if (turns.size() == 3) {
                whole++;
                assertThat(c.ids()).containsExactly(ids.stream().mapToInt(Integer::intValue).toArray());
                for (int t = 0; t < c.length(); t++) {
                    assertThat(c.own()[t]).isEqualTo(own.get(t));
                }
                assertThat(c.stop()).isEqualTo(StopReason.END_TOKEN);
            }
        }
        assertThat(whole).isGreaterThan(10);
    }

    @Test
    void forcedTokensEndAtTheLimit() {
        Model model = TinyModels.model(TinyModels.random(TinyModels.llama(), 5));
        TurnHandler wordy = turn -> CompletableFuture.completedFuture(new int[50]);
        try (var workers = Workers.of(1)) {
            List<Integer> ends = IntStream.range(0, TinyModels.llama().vocabulary()).boxed().toList();
            Completion c = new Sampler(model, workers, SamplingOptions.policy(6, ends))
                    .sample(List.of(new SampleRequest(new int[] {1}, List.of(Key.of(1)), List.of(wordy))))
                    .getFirst()
                    .getFirst();
            assertThat(c.own()).containsExactly(true, false, false, false, false, false);
            assertThat(c.stop()).isEqualTo(StopReason.LENGTH);
        }
    }

    @Test
    void aWrongTokenOrNumberOfHandlersIsRefused() {
        Model model = TinyModels.model(TinyModels.random(TinyModels.llama(), 5));
        TurnHandler wrong = turn -> CompletableFuture.completedFuture(new int[] {1_000_000});
        List<Integer> ends = IntStream.range(0, TinyModels.llama().vocabulary()).boxed().toList();
        var request = new SampleRequest(new int[] {1}, List.of(Key.of(1)), List.of(wrong));
        try (var workers = Workers.of(1)) {
            var sampler = new Sampler(model, workers, SamplingOptions.policy(6, ends));
            assertThatThrownBy(() -> sampler.sample(List.of(request)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("forced token 1000000");
        }
        assertThatThrownBy(() -> new SampleRequest(new int[] {1}, List.of(Key.of(1)), List.of(wrong, wrong)))
                .hasMessageContaining("2 handlers for 1 streams");
    }
}
