package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.hone.engine.TokenObserver.Next;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingServiceTest {
    private static final int END = 2;

    private static Model model() {
        ModelConfig config = TinyModels.all().getFirst();
        return new Model(TinyModels.random(config, 10), Optional.empty(), Optional.empty(), List.of(END));
    }

    private static SamplingOptions options(int number) {
        SamplingOptions plain = SamplingOptions.policy(3 + number % 9, List.of(END));
        return switch (number % 4) {
            case 0 -> plain;
            case 1 -> plain.withTemperature(0);
            case 2 -> plain.withTemperature(0.7);
            default -> new SamplingOptions(1.3, 3, 0.9, 0.01, 8, List.of(END), List.of());
        };
    }

    private static SampleRequest request(int number) {
        return new SampleRequest(
                TinyModels.tokens(Key.of(30).at(number).draws(), 1 + number % 5, 8),
                IntStream.range(0, 1 + number % 6).mapToObj(Key.of(31).at(number)::at).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givesTheBitsOfASamplerToManyCallersWithOptionsOfTheirOwn(int threads) {
        List<List<Completion>> expected = new ArrayList<>();
        try (Workers workers = Workers.of(2)) {
            for (int i = 0; i < 60; i++) {
                expected.add(new Sampler(model(), workers, options(i)).sample(List.of(request(i))).getFirst());
            }
        }
        assertThat(expected.stream().flatMap(List::stream).map(Completion::stop)).contains(
                StopReason.END_TOKEN, StopReason.LENGTH);
        try (var service = new SamplingService(model(), threads, new SamplingService.Capacity(5, 20))) {
            List<CompletableFuture<List<Completion>>> given = IntStream.range(0, 60)
                    .parallel()
                    .mapToObj(i -> service.submit(request(i).with(options(i))))
                    .toList();
            for (int i = 0; i < 60; i++) {
                assertThat(given.get(i).join()).usingRecursiveComparison().isEqualTo(expected.get(i));
            }
            assertThat(service.running()).isZero();
        }
    }

    @Test
    void anObserverSeesEveryTokenWithItsRowAndMayEndTheCompletion() {
        try (var service = new SamplingService(model(), 1, new SamplingService.Capacity(4, 20))) {
            List<Integer> seen = new ArrayList<>();
            List<Float> logProbs = new ArrayList<>();
            List<PolicyRow.Top> tops = new ArrayList<>();
            SampleRequest watched = request(3).with(SamplingOptions.policy(9, List.of()));
            var one = new SampleRequest(watched.prompt(), watched.streams().subList(0, 1))
                    .with(watched.options().orElseThrow())
                    .watchedBy(List.of((index, id, row) -> {
                        assertThat(index).isEqualTo(seen.size());
                        seen.add(id);
                        logProbs.add(row.logProb(id));
                        tops.add(row.top(4));
                        assertThat(row.entropy()).isPositive();
                        assertThat(row.top(1000).logProbs()).isSortedAccordingTo((a, b) -> Float.compare(b, a));
                        double mean = 0;
                        for (float p : row.top(1000).logProbs()) {
                            mean += p;
                        }
                        assertThat(row.meanLogProb() * row.top(1000).ids().length)
                                .isCloseTo(mean, offset(1e-4));
                        return index == 4 ? Next.STOP : Next.GO_ON;
                    }));
            Completion c = service.submit(one).join().getFirst();
            assertThat(c.stop()).isEqualTo(StopReason.INTERRUPTED);
            assertThat(c.ids()).containsExactly(seen.stream().mapToInt(Integer::intValue).toArray()).hasSize(5);
            for (int t = 0; t < 5; t++) {
                assertThat(c.logProbs()[t]).isEqualTo(logProbs.get(t));
                int best = tops.get(t).ids()[0];
                assertThat(tops.get(t).logProbs()[0]).isGreaterThanOrEqualTo(c.logProbs()[t]);
                assertThat(Arrays.stream(tops.get(t).ids()).filter(id -> id == best).count()).isOne();
            }
        }
    }

    @Test
    void whatAnObserverThrowsEndsItsRequestAlone() {
        try (var service = new SamplingService(model(), 1, new SamplingService.Capacity(4, 20))) {
            SampleRequest plain = request(0).with(options(0));
            CompletableFuture<List<Completion>> broken = service.submit(plain.watchedBy(List.of((i, id, row) -> {
                throw new IllegalStateException("no");
            })));
            CompletableFuture<List<Completion>> whole = service.submit(plain);
            assertThatThrownBy(broken::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("no");
            assertThat(whole.join()).hasSize(1);
        }
    }

    @Test
    void aRequestThatIsCancelledEndsAndTheServiceGoesOn() throws InterruptedException {
        try (var service = new SamplingService(model(), 1, new SamplingService.Capacity(1, 20))) {
            var begun = new CountDownLatch(1);
            var cancelled = new CountDownLatch(1);
            List<Integer> seen = new ArrayList<>();
            SampleRequest slow = request(0).with(SamplingOptions.policy(15, List.of()))
                    .watchedBy(List.of((index, id, row) -> {
                        seen.add(id);
                        begun.countDown();
                        try {
                            cancelled.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return Next.GO_ON;
                    }));
            CompletableFuture<List<Completion>> given = service.submit(slow);
            begun.await();
            given.cancel(false);
            cancelled.countDown();
            assertThat(service.submit(request(1).with(options(0))).join()).hasSize(2);
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void closingEndsWhatIsNotDone() throws InterruptedException {
        CompletableFuture<List<Completion>> running;
        CompletableFuture<List<Completion>> waiting;
        var begun = new CountDownLatch(1);
        try (var service = new SamplingService(model(), 1, new SamplingService.Capacity(1, 20))) {
            running = service.submit(request(0).with(SamplingOptions.policy(15, List.of()))
                    .watchedBy(List.of((index, id, row) -> {
                        begun.countDown();
                        try {
                            Thread.sleep(30);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return Next.GO_ON;
                    })));
            begun.await();
            waiting = service.submit(request(1).with(options(0)));
        }
        for (CompletableFuture<List<Completion>> f : List.of(running, waiting)) {
            assertThatThrownBy(f::join).isInstanceOfAny(CancellationException.class, CompletionException.class);
        }
    }

    @Test
    void refusesWhatItCannotSample() {
        try (var service = new SamplingService(model(), 1, new SamplingService.Capacity(2, 6))) {
            assertThat(service.positions()).isEqualTo(6);
            assertThatThrownBy(() -> service.submit(new SampleRequest(new int[7], List.of(Key.of(1)))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("7 tokens")
                    .hasMessageContaining("6 positions");
            assertThatThrownBy(() -> service.submit(new SampleRequest(new int[] {999}, List.of(Key.of(1)))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("999");
            SamplingOptions stops = new SamplingOptions(1, 0, 1, 0, 4, List.of(), List.of("x"));
            assertThatThrownBy(() -> service.submit(request(0).with(stops)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("tokenizer");
        }
    }

    @Test
    void aSamplerTakesOptionsOfARequestToo() {
        try (Workers workers = Workers.of(1)) {
            var roomy = new Sampler(model(), workers, SamplingOptions.policy(64, List.of()));
            List<SampleRequest> own =
                    IntStream.range(0, 6).mapToObj(i -> request(i).with(options(i))).toList();
            List<List<Completion>> together = roomy.sample(own);
            for (int i = 0; i < 6; i++) {
                List<Completion> alone =
                        new Sampler(model(), workers, options(i)).sample(List.of(request(i))).getFirst();
                for (int s = 0; s < alone.size(); s++) {
                    assertThat(together.get(i).get(s).ids()).containsExactly(alone.get(s).ids());
                    assertThat(together.get(i).get(s).behaviourLogProbs())
                            .containsExactly(alone.get(s).behaviourLogProbs());
                    assertThat(together.get(i).get(s).stop()).isEqualTo(alone.get(s).stop());
                }
            }
        }
    }
}
