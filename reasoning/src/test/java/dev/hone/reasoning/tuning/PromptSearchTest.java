package dev.hone.reasoning.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.scorer.Agreement;
import dev.hone.reasoning.scorer.LogProbability;
import dev.hone.reasoning.scorer.Oracle;
import dev.hone.reasoning.solve.Helpers;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Template;
import dev.hone.reasoning.strategy.BestOfN;
import dev.hone.reasoning.strategy.SelfConsistency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptSearchTest {
    private static final Template A = new Template("a {question}");
    private static final Template B = new Template("b {question}");

    private final List<Question> questions =
            IntStream.range(0, 4).mapToObj(i -> Questions.asking("q" + i, "4")).toList();

    /// Behind prompt A always right, but for one question of four; behind B two of any three completions of a question
    /// are right, whichever question is asked first.
    private static Scripted model() {
        Map<String, Integer> asked = new HashMap<>();
        return new Scripted((prompt, number) -> {
            int n = asked.merge(prompt, 1, Integer::sum) - 1;
            return new Scripted.Line(
                    prompt.startsWith("a") ? prompt.equals("a q3") ? "#5" : "#4" : n % 3 == 0 ? "#5" : "#4");
        });
    }

    private PromptSearch.Found search(PromptSearch search) {
        return search.search(
                new PromptSearch.Asked(model(), GenerationOptions.of(1, 99), Helpers.NONE), questions, Key.of(1));
    }

    @Test
    void thePromptThatIsBestAloneIsNotTheBestForAMajority() {
        var found = search(new PromptSearch(List.of(A, B), List.of(new Agreement()), List.of(1, 3), 1, 0, 4));
        assertThat(found.alone()).isEqualTo(A);
        assertThat(found.chosen()).isEqualTo(new PromptArm(B, new Agreement(), 3));
        Standing chosen = found.standings().getFirst();
        // Both rounds, four questions each: prompts of 4 tokens and three completions of 2.
        assertThat(chosen).isEqualTo(new Standing(chosen.arm(), 8, 1, 10, 1, 2));
        Standing single = found.standings().stream()
                .filter(s -> s.arm().equals(new PromptArm(A, new Agreement(), 1)))
                .findFirst().orElseThrow();
        assertThat(single.score()).isEqualTo(0.75);
        assertThat(single.cost()).isEqualTo(6);
        // Round 1: two prompts with three completions for four questions; round 2: three of one, one of the other.
        assertThat(found.spent().calls()).isEqualTo(24 + 16);
        assertThat(found.spent().promptTokens()).isEqualTo(4 * 16);
        assertThat(found.spent().completionTokens()).isEqualTo(2 * 40);
    }

    @Test
    void aPriceOfTokensTurnsTheChoice() {
        var found = search(new PromptSearch(List.of(A, B), List.of(new Agreement()), List.of(1, 3), 1, 100, 4));
        assertThat(found.chosen()).isEqualTo(new PromptArm(A, new Agreement(), 1));
        assertThat(found.standings().getFirst().value()).isEqualTo(0.75 - 0.6);
    }

    @Test
    void theBudgetIsSharedByTheRounds() {
        // 24 completions with 8 prompts cost 80 tokens a batch in round 1, 16 with 8 prompts 64 in round 2.
        var found = search(new PromptSearch(List.of(A, B), List.of(new Agreement()), List.of(1, 3), 320, 0, 4));
        assertThat(found.standings().getFirst().questions()).isEqualTo(2 * 4 + 3 * 4);
        assertThat(found.spent().promptTokens() + found.spent().written()).isEqualTo(2 * 80 + 3 * 64);
    }

    @Test
    void armsAreAllCombinationsAndOneCompletionNeedsNoChooser() {
        var search = new PromptSearch(List.of(A, B, A), List.of(new Agreement(), new Oracle()), List.of(1, 4), 1, 0, 1);
        assertThat(search.arms()).hasSize(2 * 3);
        assertThat(search.arms().get(0).strategy()).isEqualTo(new SelfConsistency(1));
        assertThat(search.arms().get(2).strategy()).isEqualTo(new BestOfN(4, new Oracle()));
        var one = search(new PromptSearch(List.of(A), List.of(new LogProbability(LogProbability.Per.TOKEN)), List.of(2),
                1, 0, 1));
        assertThat(one.chosen().prompt()).isEqualTo(A);
        assertThatThrownBy(() -> new PromptSearch(List.of(), List.of(new Agreement()), List.of(1), 1, 0, 1))
                .hasMessageContaining("at least one prompt");
    }

    @Test
    void templatesStandAroundTheQuestion() {
        Question q = new Template("Think.\n{question}\nAnswer:").around(Questions.of("4"));
        assertThat(q.text()).isEqualTo("Think.\n2+2=\nAnswer:");
        assertThat(Scripted.text(q.prompt())).isEqualTo(q.text());
        assertThat(Template.NONE.around(q).text()).isEqualTo(q.text());
        assertThatThrownBy(() -> new Template("no place")).isInstanceOf(InputException.class)
                .hasMessageContaining("{question}");
    }
}
