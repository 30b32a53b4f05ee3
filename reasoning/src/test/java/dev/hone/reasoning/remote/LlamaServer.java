package dev.hone.reasoning.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.TokenObserver;
import dev.hone.engine.text.ChatMessage;
import dev.hone.foundation.Key;
import dev.hone.reasoning.Questions;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.generation.PromptTooLong;
import dev.hone.reasoning.generation.Stops;
import dev.hone.reasoning.scorer.TraceConfidence;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.strategy.DeepConf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What Hone gets from llama.cpp's server, with a small model, two slots and 2,048 tokens for each.
abstract class LlamaServer {
    static final String MODEL = "smollm2-135m-instruct";

    private static final GenerationOptions DRAWN = GenerationOptions.of(1, 12);
    private static final GenerationOptions GREEDY = DRAWN.greedy();
    private static final Prompt.Text COUNT = new Prompt.Text("Count: 1 2 3");
    private static final Prompt.Chat SUM =
            new Prompt.Chat(List.of(ChatMessage.user("What is 1+1? Answer with the number only.")));

    /// The server.
    abstract Generator server();

    private Generation one(Prompt prompt, GenerationOptions options) {
        return server().generate(new GenerationRequest(prompt, 1, 7, options)).join().getFirst();
    }

    @Test
    void whatItCanDoIsFoundOut() {
        assertThat(server().name()).isEqualTo(MODEL);
        assertThat(server().capabilities()).containsExactlyInAnyOrder(
                Capability.LOG_PROBS, Capability.ALTERNATIVES, Capability.CHAT);
    }

    @Test
    void severalCompletionsAreThoseOfTheirSeeds() {
        // It has two slots, and refuses n = 3; of two completions it counts the tokens of one.
        List<Generation> three = server().generate(new GenerationRequest(COUNT, 3, 7, DRAWN)).join();
        List<Generation> each = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            each.addAll(server().generate(new GenerationRequest(COUNT, 1, 7 + i, DRAWN)).join());
        }
        assertThat(three).extracting(Generation::text).doesNotHaveDuplicates()
                .isEqualTo(each.stream().map(Generation::text).toList());
        assertThat(three).extracting(Generation::length).containsExactly(12, 12, 12);
        assertThat(three).extracting(Generation::promptTokens).containsOnly(8);
    }

    @Test
    void tokensHaveIdsAndLogProbabilities() {
        for (Prompt prompt : List.of(COUNT, SUM)) {
            Generation g = one(prompt, GREEDY.withAlternatives(3));
            assertThat(g.tokens()).hasSize(g.length()).allSatisfy(t -> {
                assertThat(t.logProb()).isLessThanOrEqualTo(0).isGreaterThan(-20);
                assertThat(t.id()).isNotNegative();
                assertThat(t.topIds()).hasSize(3).startsWith(t.id());
                assertThat(t.topLogProbs()).hasSize(3).startsWith(t.logProb())
                        .isSortedAccordingTo(Comparator.reverseOrder());
            });
            assertThat(one(prompt, GREEDY).tokens()).hasSize(g.length())
                    .allSatisfy(t -> assertThat(t.topLogProbs()).isEmpty());
        }
    }

    @Test
    void aConversationIsAnsweredToItsEnd() {
        Generation g = one(SUM, GREEDY);
        assertThat(g.text()).isEqualTo("1 + 1 = 2");
        assertThat(g.finish()).isEqualTo(Generation.Finish.END);
        assertThat(g.length()).isEqualTo(8); // with the end token
    }

    @Test
    void aStopStringEndsACompletion() {
        String all = one(COUNT, GREEDY).text();
        GenerationOptions stopped = GREEDY.withStops(List.of(" 5", " 6"));
        Generation hidden = one(COUNT, stopped);
        assertThat(hidden.text()).isEqualTo(Stops.before(all, stopped.stops())).isNotEqualTo(all);
        assertThat(hidden.finish()).isEqualTo(Generation.Finish.STOP_STRING);
        assertThat(hidden.tokens()).hasSize(hidden.length());
        Generation shown = one(COUNT, stopped.withStopText(GenerationOptions.StopText.SHOWN));
        assertThat(shown.text()).isEqualTo(hidden.text() + " 5");
        Generation empty = one(COUNT, GREEDY.withStops(List.of(all.substring(0, 1))));
        assertThat(empty.text()).isEmpty();
        assertThat(empty.length()).isPositive();
    }

    @Test
    void aPromptMayBeTokens() {
        int[] ids = one(COUNT, GREEDY).tokens().stream().mapToInt(GeneratedToken::id).toArray();
        Generation g = one(new Prompt.Tokens(ids), GREEDY);
        assertThat(g.promptTokens()).isEqualTo(ids.length);
        assertThat(g.text()).isNotEmpty();
        assertThatThrownBy(() -> one(new Prompt.Tokens(new int[] {1, 50_000_000}), GREEDY))
                .hasMessageContaining("400: Prompt contains invalid tokens");
    }

    @Test
    void charactersOfSeveralTokensAreCountedInFull() {
        Generation g = one(new Prompt.Text("Grüße, 世界! 😀😃😄😁"), GREEDY);
        assertThat(g.text().codePoints().filter(c -> c > 0xffff)).isNotEmpty();
        assertThat(g.length()).isEqualTo(12);
        // It describes the last token of each such character only, and says so of none.
        assertThat(g.tokens()).hasSizeBetween(1, 11);
        assertThatThrownBy(g::ids).hasMessageContaining("does not say the ids");
    }

    @Test
    void anEmptyPromptHasAnEmptyAnswer() {
        Generation g = one(new Prompt.Text(""), GREEDY);
        assertThat(g.text()).isEmpty();
        assertThat(g.length()).isZero();
    }

    @Test
    void aPromptThatIsTooLongIsRefused() {
        var tooLong = new Prompt.Text("word ".repeat(2100));
        assertThatThrownBy(() -> one(tooLong, GREEDY)).hasCauseInstanceOf(PromptTooLong.class)
                .hasMessageContaining("400").hasMessageContaining("exceeds the available context size (2048 tokens)");
    }

    @Test
    void aWatchedCompletionIsTheSameAndMayBeLeft() {
        String all = one(SUM, GREEDY).text();
        List<GeneratedToken> seen = new ArrayList<>();
        List<Generation> two = server().generate(new GenerationRequest(SUM, 2, 7, GREEDY, List.of(
                (i, t) -> TokenObserver.Next.GO_ON, (i, t) -> {
                    seen.add(t);
                    return i == 2 ? TokenObserver.Next.STOP : TokenObserver.Next.GO_ON;
                }))).join();
        assertThat(two.getFirst().text()).isEqualTo(all);
        assertThat(two.getFirst().length()).isEqualTo(8);
        assertThat(two.getLast().finish()).isEqualTo(Generation.Finish.INTERRUPTED);
        assertThat(two.getLast().tokens()).isEqualTo(seen).hasSize(3);
        assertThat(all).startsWith(two.getLast().text());
    }

    @Test
    void confidenceIsMeasured() {
        var deep = new DeepConf(4, 0.5, TraceConfidence.Kind.MEAN, 4, 5);
        var session = new Session(server(), DRAWN, Budget.UNLIMITED, Key.of(3));
        Solution solution = deep.solve(Questions.asking("What is 2+2? Say #4: #", "4"), session);
        assertThat(solution.considered()).hasSize(4);
        var confidence = new TraceConfidence(TraceConfidence.Kind.MEAN, 4, 5);
        assertThat(one(SUM, GREEDY.withAlternatives(5))).satisfies(g -> assertThat(confidence.of(g)).isPositive());
        assertThat(session.ledger().spent().calls()).isEqualTo(4);
        assertThat(session.ledger().spent().completionTokens()).isBetween(4L, 48L);
    }
}
