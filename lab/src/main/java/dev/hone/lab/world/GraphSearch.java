package dev.hone.lab.world;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.List;
import java.util.stream.IntStream;

/// A path in a small directed graph, with the search for it written out: `ab,cb,ac,cd:a>d=` gives `a:bc,b:,c:d#acd`.
///
/// Every path is right; each is verified. Difficulty is the number of nodes. STEPS search depth first or breadth first;
/// SLOPPY searches in a beam of two, which may miss the goal and then says so (`#!`).
public record GraphSearch() implements TinyFamily {
    @Override
    public String name() {
        return "graph-search";
    }

    @Override
    public String description() {
        return "a path in a directed graph, searched for in writing: ab,cb,ac,cd:a>d=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GRAPHS;
    }

    @Override
    public List<Integer> difficulties() {
        return IntStream.rangeClosed(7, SearchGraph.LETTERS).boxed().toList();
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(8, 9, 10);
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.STEPS, Style.SLOPPY);
    }

    @Override
    public Accuracy expected(Style style) {
        return style == Style.STEPS ? Accuracy.ALWAYS : new Accuracy(0.5, 1);
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        SearchGraph graph = SearchGraph.draw(draws, difficulty, SearchGraph.Goals.USUAL);
        return problem(graph.prompt(), graph.shortest(), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        SearchGraph graph = SearchGraph.parse(problem.prompt());
        Searcher searcher = switch (style) {
            case STEPS -> draws.chance(0.5) ? Searcher.DEPTH : Searcher.BREADTH;
            case SLOPPY -> Searcher.BEAM;
            case BUGGY, GUESS -> throw new IllegalArgumentException(name() + " knows no style " + style);
        };
        return searcher.search(graph, Integer.MAX_VALUE).text(graph);
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    @Override
    public Verifier verifier() {
        return new MarkedAnswer((gold, answer) -> SearchGraph.parse(gold).isPath(answer)
                ? new Verdict.Correct("a path from start to goal")
                : new Verdict.Incorrect("not a path from start to goal"));
    }
}
