package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puzzles whose moves lead from a state to a goal; every sequence of moves that ends there is right.
///
/// A question is the family's letters, the start, `>` and the goal; an answer is moves with commas between them. Work
/// writes every move with the state that follows, `move:state`. Difficulty is the number of moves of a shortest way.
/// SLOPPY writes a wrong state by a chance of 12 % and goes on from it; GUESS makes as many moves at random.
interface MovePuzzle extends TinyFamily {
    /// The chance that a state is written wrongly.
    double SLIP = 0.12;

    /// The form of a question; its groups are start and goal.
    Form question();

    /// The letters of a question.
    String letters();

    /// A state to start from.
    String start(Draws draws);

    /// The moves of a state by name, in the order in which they are tried, with the state that each leads to.
    Map<String, String> moves(String state);

    /// Whether a state is what the goal asks for.
    default boolean isGoal(String state, String goal) {
        return state.equals(goal);
    }

    /// A goal that asks for this state.
    default String goal(String state, Draws draws) {
        return state;
    }

    @Override
    default List<Style> styles() {
        return List.of(Style.STEPS, Style.SLOPPY, Style.GUESS);
    }

    @Override
    default Problem problem(Draws draws, int difficulty) {
        var search = new StateSearch(this::moves);
        while (true) {
            String start = start(draws);
            List<String> ends = search.ways(start).entrySet().stream()
                    .filter(way -> way.getValue().size() == difficulty)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!ends.isEmpty()) {
                String goal = goal(draws.pick(ends), draws);
                List<String> way = search.shortest(start, state -> isGoal(state, goal)).orElseThrow();
                if (way.size() == difficulty) {
                    return problem(letters() + start + ">" + goal + "=", String.join(",", way), difficulty);
                }
            }
        }
    }

    @Override
    default String demonstrate(Problem problem, Style style, Draws draws) {
        List<String> parts = question().read(problem.prompt());
        var worked = new Worked(style, draws, SLIP);
        var search = new StateSearch(this::moves);
        String state = parts.getFirst();
        List<String> made = new ArrayList<>();
        if (style == Style.GUESS) {
            for (int i = 0; i < problem.difficulty(); i++) {
                made.add(draws.pick(List.copyOf(moves(state).keySet())));
                state = search.after(state, made.getLast()).orElseThrow();
            }
            return "#" + String.join(",", made);
        }
        Deque<String> way = new ArrayDeque<>();
        while (!isGoal(state, parts.getLast()) && made.size() < 2 * problem.difficulty()) {
            if (way.isEmpty()) {
                search.shortest(state, s -> isGoal(s, parts.getLast())).ifPresent(way::addAll);
            }
            if (way.isEmpty()) {
                break;
            }
            String move = way.removeFirst();
            String written = worked.choice(move, List.copyOf(moves(state).keySet()));
            state = search.after(state, written).orElseThrow();
            if (!written.equals(move)) {
                way.clear();
            }
            worked.line(move + ":" + state);
            made.add(move);
        }
        return worked.answer(String.join(",", made));
    }

    @Override
    default String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    default Verifier verifier() {
        return new MarkedAnswer(this::check);
    }

    private Verdict check(String gold, String answer) {
        List<String> parts = question().read(gold);
        var search = new StateSearch(this::moves);
        String state = parts.getFirst();
        for (String move : answer.split(",", -1)) {
            Optional<String> next = search.after(state, move);
            if (next.isEmpty()) {
                return new Verdict.Incorrect(
                        Excerpt.of(move) + " in " + Excerpt.of(answer) + " is no move from " + state);
            }
            state = next.get();
        }
        return isGoal(state, parts.getLast())
                ? new Verdict.Correct(Excerpt.of(answer) + " leads to the goal")
                : new Verdict.Incorrect(Excerpt.of(answer) + " leads to " + state);
    }
}
