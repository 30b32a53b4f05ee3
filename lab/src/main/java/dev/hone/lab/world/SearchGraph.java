package dev.hone.lab.world;

import dev.hone.foundation.Draws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small directed graph on letters, a start and a goal, as one line: `ab,cb,ac:a>b=`.
///
/// Every letter can be reached from the start; edges stand in random order. Letters are drawn from 14, so that larger
/// graphs have no letter that smaller ones lack.
public record SearchGraph(List<String> edges, char start, char goal) {
    /// The letters that nodes are named by.
    public static final int LETTERS = 14;
    private static final int EXTRA = 2;

    public SearchGraph {
        edges = List.copyOf(edges);
    }

    /// Which pairs of start and goal are drawn.
    public enum Goals {
        /// Nine in ten pairs of letters.
        USUAL,
        /// The others, which nothing is trained on.
        HELD_OUT
    }

    /// A graph of so many nodes whose goal is two steps or more away.
    public static SearchGraph draw(Draws draws, int nodes, Goals goals) {
        while (true) {
            SearchGraph graph = draw(draws, nodes);
            if (heldOut(graph.start, graph.goal) == (goals == Goals.HELD_OUT)
                    && !graph.children(graph.start).contains(graph.goal)) {
                return graph;
            }
        }
    }

    private static SearchGraph draw(Draws draws, int nodes) {
        int[] letters = draws.permutation(LETTERS);
        List<String> edges = new ArrayList<>();
        for (int i = 1; i < nodes; i++) {
            edges.add(edge(letters[draws.between(0, i - 1)], letters[i]));
        }
        for (int i = 0; i < EXTRA; i++) {
            int to = draws.between(1, nodes - 1);
            int from = draws.between(0, nodes - 1);
            if (from != to && !edges.contains(edge(letters[from], letters[to]))) {
                edges.add(edge(letters[from], letters[to]));
            }
        }
        List<String> shuffled = new ArrayList<>();
        for (int i : draws.permutation(edges.size())) {
            shuffled.add(edges.get(i));
        }
        return new SearchGraph(shuffled, letter(letters[0]), letter(letters[draws.between(1, nodes - 1)]));
    }

    private static boolean heldOut(char start, char goal) {
        return (7 * start + 3 * goal) % 10 == 0;
    }

    private static char letter(int i) {
        return (char) ('a' + i);
    }

    private static String edge(int from, int to) {
        return "" + letter(from) + letter(to);
    }

    /// The graph of a prompt.
    ///
    /// @throws IllegalArgumentException for a text that is none
    public static SearchGraph parse(String prompt) {
        int colon = prompt.indexOf(':');
        if (colon < 0 || prompt.length() != colon + 5) {
            throw new IllegalArgumentException("not a graph with start and goal: " + prompt);
        }
        return new SearchGraph(
                List.of(prompt.substring(0, colon).split(",")), prompt.charAt(colon + 1), prompt.charAt(colon + 3));
    }

    /// The list of edges alone.
    public String listed() {
        return String.join(",", edges);
    }

    /// How a path is asked for.
    public String prompt() {
        return listed() + ":" + start + ">" + goal + "=";
    }

    /// Where edges from this letter lead, in the order of the list.
    public List<Character> children(char node) {
        return edges.stream().filter(e -> e.charAt(0) == node).map(e -> e.charAt(1)).toList();
    }

    /// All letters, in the order in which they first occur.
    public List<Character> nodes() {
        return String.join("", edges).chars().mapToObj(c -> (char) c).distinct().toList();
    }

    /// Whether a text goes from start to goal along edges.
    public boolean isPath(String path) {
        if (path.length() < 2 || path.charAt(0) != start || path.charAt(path.length() - 1) != goal) {
            return false;
        }
        for (int i = 1; i < path.length(); i++) {
            if (!edges.contains(path.substring(i - 1, i + 1))) {
                return false;
            }
        }
        return true;
    }

    /// A shortest path.
    public String shortest() {
        return Searcher.BREADTH.search(this, Integer.MAX_VALUE).path(this).orElseThrow();
    }

    /// The path that parents say.
    static Optional<String> path(SearchGraph graph, Map<Character, Character> parents) {
        var path = new StringBuilder();
        Map<Character, Character> left = new HashMap<>(parents);
        Character at = graph.goal;
        while (at != null) {
            path.append((char) at);
            if (at == graph.start) {
                return Optional.of(path.reverse().toString());
            }
            at = left.remove(at);
        }
        return Optional.empty();
    }
}
