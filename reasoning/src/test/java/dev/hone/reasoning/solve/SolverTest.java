package dev.hone.reasoning.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.generation.PromptTooLong;
import dev.hone.reasoning.strategy.DeepConf;
import dev.hone.reasoning.strategy.SelfConsistency;
import dev.hone.reasoning.scorer.TraceConfidence;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SolverTest {
    private static Solver solver(Generator generator) {
        return new Solver(generator, GenerationOptions.of(1, 100), Budget.UNLIMITED);
    }

    @Test
    void everyQuestionHasItsOwnStreamsAndAccount() {
        Scripted model = Scripted.saying("#4");
        List<Question> questions = IntStream.range(0, 20).mapToObj(i -> Questions.of("4")).toList();
        List<Solver.Solved> solved = solver(model).solve(new SelfConsistency(2), questions, Key.of(3));
        assertThat(solved).hasSize(20).allMatch(s -> s.spent().calls() == 2 && s.solution().answer().equals("4"));
        assertThat(model.seen().stream().map(GenerationRequest::seed).distinct()).hasSize(20);
        assertThat(model.seen()).allMatch(r -> r.seed() >= 0 && r.seed() < 1L << 53);
    }

    @Test
    void whatGoesWrongIsThrownAndNotScored() {
        Generator broken = new Generator() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Set<Capability> capabilities() {
                return Set.of();
            }

            @Override
            public CompletableFuture<List<Generation>> generate(GenerationRequest request) {
                return CompletableFuture.failedFuture(new InputException("no model here"));
            }
        };
        assertThatThrownBy(() -> solver(broken).solve(new SelfConsistency(2), List.of(Questions.of("4")), Key.of(1)))
                .isInstanceOf(InputException.class)
                .hasMessage("no model here");
        var confident = new DeepConf(2, 1, TraceConfidence.Kind.MEAN, 1, 1);
        assertThatThrownBy(() -> solver(broken).solve(confident, List.of(Questions.of("4")), Key.of(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("strategy deepconf needs the likeliest tokens");
    }

    @Test
    void aPromptThatIsTooLongIsItsOwnQuestionsMatter() {
        Generator narrow = new Generator() {
            private final Scripted model = Scripted.saying("#4");

            @Override
            public String name() {
                return model.name();
            }

            @Override
            public Set<Capability> capabilities() {
                return model.capabilities();
            }

            @Override
            public CompletableFuture<List<Generation>> generate(GenerationRequest request) {
                if (request.prompt() instanceof Prompt.Text(String text) && text.length() > 6) {
                    throw new PromptTooLong("no room for " + text);
                }
                return model.generate(request);
            }
        };
        Question wide = Questions.asking("2+2+0=", "4");
        Question tooWide = Questions.asking("2+2+0+0=", "4");
        List<Solver.Solved> solved =
                solver(narrow).solve(new SelfConsistency(2), List.of(wide, tooWide, wide), Key.of(1));
        assertThat(solved).extracting(Solver.Solved::score).containsExactly(1.0, Double.NaN, 1.0);
        assertThat(solved.get(1).verdict()).isEmpty();
        assertThat(solved.get(1).unanswered())
                .hasValueSatisfying(e -> assertThat(e).hasMessage("no room for 2+2+0+0="));
        assertThat(solved.get(1).solution()).isEqualTo(Solution.NONE);
        // Where nothing is left to go on with, there is no result.
        assertThatThrownBy(() -> solver(narrow).solve(new SelfConsistency(2), List.of(tooWide), Key.of(1)))
                .isInstanceOf(PromptTooLong.class);
    }
}
