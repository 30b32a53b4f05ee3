package dev.hone.lab.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A procedure that looks for the goal of a [SearchGraph], and the order in which it goes.
///
/// A search expands one open node after another: it lists the children that nobody listed before, in the order of the
/// edges. It ends when the goal is listed.
public enum Searcher {
    /// The child that was listed first, of the node expanded last.
    DEPTH,
    /// The node that was listed first.
    BREADTH,
    /// As breadth, but of each level only the first two nodes; it may miss the goal.
    BEAM;

    private static final int WIDTH = 2;

    /// One expansion: a node and the children that it listed.
    public record Expansion(char node, List<Character> listed) {
        public Expansion {
            listed = List.copyOf(listed);
        }

        /// As it is written: `a:bc`.
        public String text() {
            return node + ":" + listed.stream().map(String::valueOf).collect(Collectors.joining());
        }
    }

    /// What a search did.
    public record Search(List<Expansion> expansions) {
        public Search {
            expansions = List.copyOf(expansions);
        }

        /// Its path, by who listed whom first; empty where the goal was not found.
        public Optional<String> path(SearchGraph graph) {
            Map<Character, Character> parents = new HashMap<>();
            expansions.forEach(e -> e.listed.forEach(c -> parents.putIfAbsent(c, e.node)));
            return SearchGraph.path(graph, parents);
        }

        /// As it is written: its expansions, and `#` with the path, or `#!` without one.
        public String text(SearchGraph graph) {
            return expansions.stream().map(Expansion::text).collect(Collectors.joining(",")) + "#"
                    + path(graph).orElse("!");
        }
    }

    /// A search of at most so many expansions.
    public Search search(SearchGraph graph, int most) {
        List<Expansion> done = new ArrayList<>();
        List<Character> met = new ArrayList<>(List.of(graph.start()));
        List<Character> open = new ArrayList<>(List.of(graph.start()));
        List<Character> level = new ArrayList<>();
        while (!open.isEmpty() && done.size() < most && !met.contains(graph.goal())) {
            char node = open.removeFirst();
            List<Character> fresh =
                    graph.children(node).stream().distinct().filter(c -> !met.contains(c)).toList();
            met.addAll(fresh);
            done.add(new Expansion(node, fresh));
            switch (this) {
                case DEPTH -> open.addAll(0, fresh);
                case BREADTH -> open.addAll(fresh);
                case BEAM -> {
                    level.addAll(fresh);
                    if (open.isEmpty()) {
                        open.addAll(level.subList(0, Math.min(WIDTH, level.size())));
                        level.clear();
                    }
                }
            }
        }
        return new Search(done);
    }
}
