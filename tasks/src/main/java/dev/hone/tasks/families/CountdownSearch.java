package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.search.Search;
import dev.hone.tasks.search.Searcher;
import dev.hone.tasks.search.TraceReader;
import dev.hone.tasks.search.TraceReplay;
import dev.hone.tasks.search.TraceWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The problems of `countdown`, demonstrated by searches that are written out, dead ends and steps back among them:
/// `n2,3,5>16=` may give `3+2=5*5=25X<+5=10X<... Y#3+5*2`.
///
/// Each demonstration draws a searcher: depth first, or a beam of 1 to 5 states; and what it goes by: the distance to
/// the target, or to its nearest factor. STEPS searches until the goal is found, and begins anew with another searcher
/// where the drawn one misses it or takes too long. SLOPPY gives up after some states and answers with the nearest full
/// expression it came by, so that failed searches are seen too. The verifier reads the answer alone; whether the search
/// before it is legal is what [#replay] says.
///
/// Source: Stream of Search, arXiv:2404.03683. Differs: left to right, values in 0 .. 99, single characters.
public record CountdownSearch() implements TinyFamily {
    private static final Countdown PROBLEMS = new Countdown();
    private static final int SEARCHERS = 2 * 6;
    private static final int PATIENCE = 5;
    private static final int EVERYTHING = Integer.MAX_VALUE;

    @Override
    public String name() {
        return "countdown-search";
    }

    @Override
    public String description() {
        return "countdown, demonstrated by searches that are written out: n3,5,2>16=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(3, 4);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3);
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.STEPS, Style.SLOPPY);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> new Accuracy(1, 1);
            case SLOPPY -> new Accuracy(0.2, 0.8);
            case BUGGY, GUESS -> throw new IllegalArgumentException("countdown-search has no style " + style);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        Problem p = PROBLEMS.problem(draws, difficulty);
        return problem(p.prompt(), p.reference(), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        var space = new CountdownSpace(Goal.parse(problem.prompt()));
        int square = problem.difficulty() * problem.difficulty();
        Search<CountdownSpace.State> search = style == Style.STEPS
                ? solving(space, PATIENCE * square, draws)
                : search(space, draws.between(0, SEARCHERS - 1), draws.between(1, 4) * square);
        return TraceWriter.text(space, search) + "#" + answer(space, search);
    }

    /// The first search, in a drawn order of searchers, that finds the goal within `most` states; where none does, the
    /// shortest that finds it at all (depth first always does).
    private static Search<CountdownSpace.State> solving(CountdownSpace space, int most, Draws draws) {
        for (int searcher : draws.permutation(SEARCHERS)) {
            Search<CountdownSpace.State> search = search(space, searcher, most);
            if (search.goal().isPresent()) {
                return search;
            }
        }
        return IntStream.range(0, SEARCHERS)
                .mapToObj(searcher -> search(space, searcher, EVERYTHING))
                .filter(search -> search.goal().isPresent())
                .min(Comparator.comparingInt(search -> search.visited().size()))
                .orElseThrow();
    }

    /// Searcher number 2 w + h: a beam of w, or depth first where w is 0, by heuristic h.
    private static Search<CountdownSpace.State> search(CountdownSpace space, int number, int most) {
        ToDoubleFunction<CountdownSpace.State> heuristic =
                number % 2 == 0 ? space::distance : space::factorDistance;
        int width = number / 2;
        Searcher searcher = width == 0 ? new Searcher.DepthFirst(most) : new Searcher.Beam(width, most);
        return searcher.run(space, heuristic);
    }

    /// The goal, or the full expression that came nearest; with none, the expression that was last reached.
    private static String answer(CountdownSpace space, Search<CountdownSpace.State> search) {
        return search.goal().map(CountdownSpace.State::expression).orElseGet(() -> search.visited().stream()
                .reduce((a, b) -> better(space, b, a) ? b : a)
                .map(CountdownSpace.State::expression)
                .orElse(""));
    }

    private static boolean better(CountdownSpace space, CountdownSpace.State one, CountdownSpace.State other) {
        boolean full = one.left().isEmpty();
        return full != other.left().isEmpty() ? full
                : !full || space.distance(one) < space.distance(other);
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question, or an expression that stands for its numbers and value.
    @Override
    public Verifier verifier() {
        return PROBLEMS.verifier();
    }

    @Override
    public Optional<Function<String, TraceReplay>> replay(Problem problem) {
        var space = new CountdownSpace(Goal.parse(problem.prompt()));
        return Optional.of(text -> TraceReader.read(space, text).replay());
    }
}
