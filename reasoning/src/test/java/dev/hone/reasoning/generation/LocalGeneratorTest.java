package dev.hone.reasoning.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Completion;
import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.SamplingService;
import dev.hone.engine.Workers;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.engine.text.ChatMessage;
import dev.hone.engine.text.PromptTokens;
import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalGeneratorTest {
    private final Model model = ModelDirectory.read(Path.of("..", "models", "tiny-base"));

    @Test
    void givesTheBitsOfASamplerWithTheSameStreams() {
        GenerationOptions options = GenerationOptions.of(0.8, 24).withAlternatives(3);
        var request = new GenerationRequest(new Prompt.Text("c17+25="), 3, 99, options);
        List<Completion> expected;
        try (Workers workers = Workers.of(1)) {
            SamplingOptions own = SamplingOptions.policy(24, model.endTokens()).withTemperature(0.8);
            expected = new Sampler(model, workers, own)
                    .sample(List.of(new SampleRequest(new PromptTokens(model).plain("c17+25="), request.streams())))
                    .getFirst();
        }
        try (var local = new LocalGenerator("tiny", model, 2, new SamplingService.Capacity(4, 64))) {
            List<Generation> given = local.generate(request).join();
            for (int i = 0; i < 3; i++) {
                assertThat(given.get(i).ids()).containsExactly(expected.get(i).ids());
                for (int t = 0; t < given.get(i).length(); t++) {
                    GeneratedToken token = given.get(i).tokens().get(t);
                    assertThat(token.logProb()).isEqualTo(expected.get(i).logProbs()[t]);
                    assertThat(token.topIds()).hasSize(3);
                }
            }
            // Gone on with from its tokens, a greedy completion is the rest of the whole one.
            var greedy = new GenerationRequest(new Prompt.Text("c17+25="), 1, 0, options.greedy());
            Generation whole = local.generate(greedy).join().getFirst();
            Generation begun = local.generate(new GenerationRequest(
                    new Prompt.Text("c17+25="), 1, 0, options.greedy().withMaxTokens(2))).join().getFirst();
            Generation rest = local.generate(new GenerationRequest(begun.continued(), 1, 5, options.greedy())).join()
                    .getFirst();
            assertThat(begun.text() + rest.text()).isEqualTo(whole.text());
            assertThat(begun.finish()).isEqualTo(Generation.Finish.LENGTH);
        }
    }

    @Test
    void textEndsBeforeAStopStringAndTokensBehindIt() {
        try (var local = new LocalGenerator("tiny", model, 1, new SamplingService.Capacity(4, 64))) {
            GenerationOptions greedy = GenerationOptions.of(0, 40);
            Generation whole =
                    local.generate(new GenerationRequest(new Prompt.Text("c17+25="), 1, 0, greedy)).join().getFirst();
            String stop = whole.text().substring(1, 3);
            Generation cut = local.generate(new GenerationRequest(
                    new Prompt.Text("c17+25="), 1, 0, greedy.withStops(List.of(stop)))).join().getFirst();
            assertThat(cut.text()).isEqualTo(whole.text().substring(0, whole.text().indexOf(stop)));
            assertThat(cut.length()).isEqualTo(whole.text().indexOf(stop) + stop.length());
            assertThat(cut.finish()).isEqualTo(Generation.Finish.STOP_STRING);
        }
    }

    @Test
    void scoresGivenTokensWithTheBitsOfTheSampler() {
        try (var local = new LocalGenerator("tiny", model, 2, new SamplingService.Capacity(4, 64))) {
            Generation g = local.generate(new GenerationRequest(
                    new Prompt.Text("c17+25="), 1, 3, GenerationOptions.of(1, 24).withAlternatives(5))).join()
                    .getFirst();
            int[] all = g.continued().ids();
            List<GeneratedToken> scored = local.score(all, g.promptIds().length, 5).join();
            assertThat(scored).usingRecursiveComparison().isEqualTo(g.tokens());
            assertThat(local.score(all, 1, 0).join()).hasSize(all.length - 1);
            assertThat(local.score(all, all.length, 0).join()).isEmpty();
            assertThatThrownBy(() -> local.score(all, 0, 0)).hasMessageContaining("from 1 on");
            assertThatThrownBy(() -> local.score(new int[] {1, 9999}, 1, 0)).hasMessageContaining("9999");
        }
    }

    @Test
    void saysWhatItCannotDo() {
        try (var local = new LocalGenerator("tiny", model, 1, new SamplingService.Capacity(4, 8))) {
            assertThat(local.capabilities()).doesNotContain(Capability.CHAT);
            GenerationOptions options = GenerationOptions.of(1, 4);
            assertThatThrownBy(() -> local.generate(
                    new GenerationRequest(new Prompt.Chat(List.of(ChatMessage.user("1"))), 1, 0, options)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("no chat template");
            assertThatThrownBy(() -> local.generate(
                    new GenerationRequest(new Prompt.Text("c123456+1="), 1, 0, options)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("leaves no room");
        }
    }
}
