package dev.hone.reasoning.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.allocation.BanditAllocation.Accept;
import dev.hone.reasoning.allocation.BanditAllocation.Rule;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.registry.Allocations;
import dev.hone.reasoning.registry.Approaches;
import dev.hone.reasoning.scorer.Oracle;
import dev.hone.reasoning.solve.Allocation;
import dev.hone.reasoning.solve.Approach;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private final List<Question> pair = List.of(Questions.asking("easy", "4"), Questions.asking("hard", "4"));

    /// Answers each prompt with its own lines in turn.
    private static Scripted saying(Map<String, List<String>> lines) {
        Map<String, AtomicInteger> next = new ConcurrentHashMap<>();
        return new Scripted((prompt, n) -> {
            List<String> own = lines.get(prompt);
            int at = next.computeIfAbsent(prompt, p -> new AtomicInteger()).getAndIncrement();
            return new Scripted.Line(own.get(at % own.size()));
        });
    }

    private static List<Solver.Solved> solve(
            Allocation allocation, Scripted model, List<Question> questions, Budget each) {
        return new Solver(model, GenerationOptions.of(1, 1000), each).solve(allocation, questions, Key.of(1));
    }

    private static Map<String, List<String>> easyAndHard() {
        return Map.of("easy", List.of("#4"), "hard", List.of("#4", "#5", "#5", "#4", "#4", "#4"));
    }

    @Test
    void whatAPilotPredictsGoesWhereVotesAreSplit() {
        List<Solver.Solved> solved =
                solve(new PredictedAllocation(4, 2, 12, 1), saying(easyAndHard()), pair, Budget.UNLIMITED);
        // Two votes each; the other four of eight go to the question whose first two votes differ.
        assertThat(solved.get(0).spent()).isEqualTo(new Spend(2, 4, 4, 0));
        assertThat(solved.get(1).spent()).isEqualTo(new Spend(6, 8, 12, 0));
        assertThat(solved).extracting(s -> s.solution().answer()).containsExactly("4", "4");
        // Two more votes cannot turn a lead of two, and on a tie two are worth no more than one: that is not spent.
        List<Solver.Solved> few =
                solve(new PredictedAllocation(4, 2, 4, 1), saying(easyAndHard()), pair, Budget.UNLIMITED);
        assertThat(few).extracting(s -> s.spent().calls()).containsExactly(2L, 3L);
        // In two rounds the second is planned from what the first has shown.
        List<Solver.Solved> twice =
                solve(new PredictedAllocation(4, 2, 12, 2), saying(easyAndHard()), pair, Budget.UNLIMITED);
        assertThat(twice.get(1).spent()).isEqualTo(new Spend(6, 3 * 4, 12, 0));
    }

    @Test
    void stepsOfAHullFallInGain() {
        var allocation = new PredictedAllocation(4, 2, 40, 1);
        var steps = allocation.hull(0, new Race(3, 1, 5));
        assertThat(steps).isNotEmpty();
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i).gain()).isLessThanOrEqualTo(steps.get(i - 1).gain());
        }
        assertThat(steps.stream().mapToInt(s -> s.more()).sum()).isLessThanOrEqualTo(35);
    }

    @Test
    void settledQuestionsAreEliminated() {
        var bandit = new BanditAllocation(4, Rule.ELIMINATION, Accept.LEAD, 0.9, new Oracle(), 2, 9, 2, 0);
        List<Solver.Solved> solved = solve(bandit, saying(easyAndHard()), pair, Budget.UNLIMITED);
        // easy: 15/16 that it is ahead after three votes; hard has the other five of eight.
        assertThat(solved.get(0).spent()).isEqualTo(new Spend(3, 2 * 4, 6, 0));
        assertThat(solved.get(1).spent()).isEqualTo(new Spend(5, 4 * 4, 10, 0));
        // Once all are settled the rest is saved.
        Scripted sure = saying(Map.of("easy", List.of("#4"), "hard", List.of("#5")));
        List<Solver.Solved> saved = solve(
                new BanditAllocation(8, Rule.ELIMINATION, Accept.LEAD, 0.9, new Oracle(), 2, 9, 2, 0), sure, pair,
                Budget.UNLIMITED);
        assertThat(saved).extracting(s -> s.spent().calls()).containsExactly(3L, 3L);
    }

    @Test
    void aScoreThatIsReachedSettlesToo() {
        var bandit = new BanditAllocation(4, Rule.ELIMINATION, Accept.SCORE, 1, new Oracle(), 1, 9, 2, 0);
        Scripted model = saying(Map.of("easy", List.of("#5", "#3", "#4"), "hard", List.of("#7")));
        List<Solver.Solved> solved = solve(bandit, model, pair, Budget.UNLIMITED);
        assertThat(solved).extracting(s -> s.spent().calls()).containsExactly(3L, 5L);
        assertThat(solved.get(0).solution().answer()).isEqualTo("4");
        assertThat(solved.get(1).solution().answer()).isEqualTo("7");
    }

    @Test
    void confidenceBoundsAndDrawsPreferWhatCanBeSettled() {
        Map<String, List<String>> lines = Map.of("easy", List.of("#4"), "hard", List.of("none"));
        List<Solver.Solved> greedy = solve(
                new BanditAllocation(4, Rule.UCB, Accept.LEAD, 1, new Oracle(), 1, 5, 1, 0), saying(lines), pair,
                Budget.UNLIMITED);
        assertThat(greedy).extracting(s -> s.spent().calls()).containsExactly(5L, 3L);
        // With much exploration both are drawn alike.
        List<Solver.Solved> curious = solve(
                new BanditAllocation(4, Rule.UCB, Accept.LEAD, 1, new Oracle(), 1, 8, 1, 1e6), saying(lines), pair,
                Budget.UNLIMITED);
        assertThat(curious).extracting(s -> s.spent().calls()).containsExactly(4L, 4L);
        var thompson = new BanditAllocation(10, Rule.THOMPSON, Accept.LEAD, 1, new Oracle(), 1, 20, 1, 0);
        List<Solver.Solved> drawn = solve(thompson, saying(lines), pair, Budget.UNLIMITED);
        assertThat(drawn.get(0).spent().calls()).isGreaterThan(14);
        assertThat(solve(thompson, saying(lines), pair, Budget.UNLIMITED)).extracting(s -> s.spent())
                .isEqualTo(drawn.stream().map(s -> s.spent()).toList());
    }

    @Test
    void theBudgetIsThatOfAllQuestions() {
        List<Solver.Solved> calls =
                solve(new PredictedAllocation(4, 2, 12, 1), saying(easyAndHard()), pair, Budget.ofCalls(2));
        assertThat(calls.stream().mapToLong(s -> s.spent().calls()).sum()).isEqualTo(4);
        // Three tokens for two questions: two completions with an even share of one token, then one more.
        List<Solver.Solved> tokens = new Solver(saying(easyAndHard()), GenerationOptions.of(1, 99),
                Budget.ofTokens(2)).solve(new PredictedAllocation(1, 1, 1, 1), pair, Key.of(1));
        assertThat(tokens).extracting(s -> s.spent().completionTokens()).containsExactly(2L, 2L);
        List<Solver.Solved> poor = solve(
                new PredictedAllocation(4, 2, 12, 1), saying(easyAndHard()), pair, Budget.ofTokens(1));
        assertThat(poor.stream().mapToLong(s -> s.spent().completionTokens()).sum()).isEqualTo(2);
        assertThat(poor.get(1).solution().considered()).isEmpty();
    }

    @Test
    void draws() {
        Draws draws = Key.of(5).draws();
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = Betas.draw(draws, 3, 1.5);
            mean += x / 20_000;
            squares += x * x / 20_000;
        }
        assertThat(mean).isCloseTo(2 / 3.0, offset(0.005));
        assertThat(squares - mean * mean).isCloseTo(3 * 1.5 / (4.5 * 4.5 * 5.5), offset(0.002));
    }

    @Test
    void areNamedLikeStrategies() {
        assertThat(Approaches.parse("predicted-allocation:8"))
                .isEqualTo(new Approach.Shared(new PredictedAllocation(8, 4, 64, 1)));
        assertThat(Approaches.parse("greedy")).isInstanceOf(Approach.Each.class);
        assertThatThrownBy(() -> Approaches.parse("predicted-alocation"))
                .hasMessageContaining("did you mean 'predicted-allocation'");
        assertThatThrownBy(() -> Approaches.parse("predicted-allocation:2")).hasMessageContaining("pilot <= n");
        Allocations.all().entries().forEach(e -> assertThat(Allocations.all().parse(Allocations.all().text(e.usual())))
                .isEqualTo(e.usual()));
    }
}
