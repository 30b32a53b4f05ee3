package dev.hone.lab.question.scaling;

import dev.hone.lab.world.SearchGraph;
import dev.hone.lab.world.Searcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A written search, replayed on its graph: what each expansion did, and the order in which it went.
///
/// @param solved whether the path behind `#` leads from start to goal along edges
/// @param order the nodes that were expanded, as far as they were written in the grammar
record SearchReplay(boolean solved, List<Character> order, int legal, int wrongEdges, int repeated, int unopened,
        int skipped) {

    static SearchReplay of(SearchGraph graph, String text) {
        int mark = text.lastIndexOf('#');
        boolean solved = mark >= 0 && graph.isPath(text.substring(mark + 1));
        String work = mark < 0 ? text : text.substring(0, mark);
        Set<Character> met = new HashSet<>(Set.of(graph.start()));
        Set<Character> expanded = new HashSet<>();
        List<Character> order = new ArrayList<>();
        int legal = 0;
        int wrong = 0;
        int repeated = 0;
        int unopened = 0;
        int skipped = 0;
        for (String part : work.isEmpty() ? new String[0] : work.split(",")) {
            if (part.length() < 2 || part.charAt(1) != ':') {
                wrong++;
                continue;
            }
            char node = part.charAt(0);
            List<Character> listed = part.substring(2).chars().mapToObj(c -> (char) c).toList();
            List<Character> children = graph.children(node);
            order.add(node);
            if (expanded.contains(node)) {
                repeated++;
            } else if (!met.contains(node)) {
                unopened++;
            } else if (!children.containsAll(listed)) {
                wrong++;
            } else {
                legal++;
                skipped += children.stream().anyMatch(c -> !met.contains(c) && !listed.contains(c)) ? 1 : 0;
            }
            expanded.add(node);
            listed.stream().filter(children::contains).forEach(met::add);
        }
        return new SearchReplay(solved, order, legal, wrong, repeated, unopened, skipped);
    }

    int expansions() {
        return legal + wrongEdges + repeated + unopened;
    }

    /// The share of places at which this order and the searcher's have the same node, of the longer of the two.
    double alignment(SearchGraph graph, Searcher searcher) {
        List<Character> other = searcher.search(graph, Integer.MAX_VALUE).expansions().stream()
                .map(Searcher.Expansion::node)
                .toList();
        int same = 0;
        for (int i = 0; i < Math.min(order.size(), other.size()); i++) {
            same += order.get(i).equals(other.get(i)) ? 1 : 0;
        }
        return same / (double) Math.max(1, Math.max(order.size(), other.size()));
    }

    /// Whether it solved what no searcher solves within as many expansions as both are allowed.
    boolean beyond(SearchGraph graph, int allowed) {
        return solved && expansions() <= allowed && expansions() > 0 && java.util.Arrays.stream(Searcher.values())
                .allMatch(s -> s.search(graph, allowed).path(graph).isEmpty());
    }
}
