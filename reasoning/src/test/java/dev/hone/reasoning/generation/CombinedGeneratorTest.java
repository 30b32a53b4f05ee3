package dev.hone.reasoning.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.SamplingService;
import dev.hone.engine.combine.CombinedModel;
import dev.hone.engine.combine.ContrastiveDecoding;
import dev.hone.engine.combine.ProxyTuning;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.Questions;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.registry.Combinations;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.strategy.SelfConsistency;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinedGeneratorTest {
    private static final SamplingService.Capacity ROOM = new SamplingService.Capacity(4, 64);

    private final Model base = ModelDirectory.read(Path.of("..", "models", "tiny-base"));

    /// The shipped model with all weights a little different.
    private final Model other = base.with(shaken(base.parameters().copy()));

    private static Parameters shaken(Parameters p) {
        var draws = Key.of(7).draws();
        for (int i = 0; i < p.values().length; i++) {
            p.values()[i] *= (float) (1 + 0.2 * draws.normal());
        }
        return p;
    }

    private static List<Generation> asked(LocalGenerator generator) {
        return generator.generate(new GenerationRequest(
                new Prompt.Text("c17+25="), 3, 99, GenerationOptions.of(0.8, 24).withAlternatives(3))).join();
    }

    @Test
    void anExpertLikeItsAntiExpertChangesNoBit() {
        var nothing = new CombinedModel(base, List.of(other, other), new ProxyTuning(2));
        var something = new CombinedModel(base, List.of(base, other), new ProxyTuning(2));
        try (var plain = new LocalGenerator("plain", base, 2, ROOM);
                var same = new LocalGenerator("same", nothing, 2, ROOM);
                var steered = new LocalGenerator("steered", something, 2, ROOM)) {
            assertThat(asked(same)).usingRecursiveComparison().isEqualTo(asked(plain));
            assertThat(asked(steered)).usingRecursiveComparison().isNotEqualTo(asked(plain));
            assertThat(plain.companions()).isZero();
            assertThat(same.companions()).isEqualTo(2);
        }
    }

    @Test
    void scoresAreThoseOfTheCombinedPolicy() {
        var models = new CombinedModel(base, List.of(other), new ContrastiveDecoding(0.1, 1));
        try (var generator = new LocalGenerator("contrast", models, 2, ROOM)) {
            Generation g = generator.generate(new GenerationRequest(
                    new Prompt.Text("c17+25="), 1, 3, GenerationOptions.of(1, 24).withAlternatives(2))).join()
                    .getFirst();
            assertThat(generator.score(g.continued().ids(), g.promptIds().length, 2).join())
                    .usingRecursiveComparison()
                    .isEqualTo(g.tokens());
        }
    }

    @Test
    void theAccountCountsTheTokensOfAllModels() {
        var models = new CombinedModel(base, List.of(other, base), new ProxyTuning(1));
        try (var generator = new LocalGenerator("proxy", models, 1, ROOM)) {
            var session = new Session(generator, GenerationOptions.of(1, 10), Budget.UNLIMITED, Key.of(1));
            new SelfConsistency(3).solve(Questions.of("4"), session);
            Spend spent = session.ledger().spent();
            assertThat(spent.calls()).isEqualTo(3);
            assertThat(spent.promptTokens()).isEqualTo(5); // with the token that begins
            assertThat(spent.companionTokens()).isEqualTo(2 * (5 + spent.completionTokens()));
            assertThat(spent.written()).isEqualTo(spent.completionTokens() + spent.companionTokens());
        }
    }

    @Test
    void aNameBringsTheModelsAndReadsEachPlaceOnce() {
        List<Path> read = new ArrayList<>();
        CombinedModel models = Combinations.all().parse("proxy(expert=a,anti=a,alpha=0.5)").beside(base, place -> {
            read.add(place);
            return other;
        });
        assertThat(read).containsExactly(Path.of("a"));
        assertThat(models.arithmetic()).isEqualTo(new ProxyTuning(0.5));
        assertThat(Combinations.all().parse("emulated-mix(first=a,second=b,reference=c,mix=0.25)").places())
                .containsExactly(Path.of("a"), Path.of("b"), Path.of("c"));
        assertThatThrownBy(() -> Combinations.all().parse("contrastive(amateur=a,alpha=2)"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("alpha must lie in [0, 1]");
        for (var entry : Combinations.all().entries()) {
            assertThat(entry.usual().places()).hasSize(entry.usual().arithmetic().roles().size());
        }
    }
}
