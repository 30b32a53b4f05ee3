package dev.hone.lab.world;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where edges lead: `ab,cb,ac:a?=` gives the children of every node in random order, then those of the one that was
/// asked for: `c:b,a:bc,b:#bc`. It has nothing to look for and follows no order: what a model learns is reading edges.
///
/// Difficulty is the number of nodes.
public record GraphLookup() implements TinyFamily {
    @Override
    public String name() {
        return "graph-lookup";
    }

    @Override
    public String description() {
        return "the children of a node in a list of edges: ab,cb,ac:a?=";
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
    public List<Style> styles() {
        return List.of(Style.STEPS);
    }

    @Override
    public Accuracy expected(Style style) {
        return Accuracy.ALWAYS;
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        SearchGraph graph = SearchGraph.draw(draws, difficulty, SearchGraph.Goals.USUAL);
        List<Character> parents = graph.nodes().stream().filter(n -> !graph.children(n).isEmpty()).toList();
        char asked = draws.pick(parents);
        return problem(graph.listed() + ":" + asked + "?=", joined(graph.children(asked)), difficulty);
    }

    private static String joined(List<Character> letters) {
        return letters.stream().map(String::valueOf).collect(Collectors.joining());
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style != Style.STEPS) {
            throw new IllegalArgumentException(name() + " knows no style " + style);
        }
        String listed = problem.prompt().substring(0, problem.prompt().indexOf(':'));
        var graph = new SearchGraph(List.of(listed.split(",")), listed.charAt(0), listed.charAt(0));
        List<Character> nodes = graph.nodes();
        List<String> lines = new ArrayList<>();
        for (int i : draws.permutation(nodes.size())) {
            lines.add(nodes.get(i) + ":" + joined(graph.children(nodes.get(i))));
        }
        return String.join(",", lines) + "#" + problem.reference();
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
