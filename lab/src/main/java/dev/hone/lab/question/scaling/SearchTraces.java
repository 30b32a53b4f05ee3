package dev.hone.lab.question.scaling;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.lab.question.TrainingFile;
import dev.hone.lab.world.SearchGraph;
import dev.hone.lab.world.Searcher;
import dev.hone.tasks.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a solution is shown: the same problems for all, in one style each.
enum SearchTraces {
    /// The shortest path alone.
    OPTIMAL,
    /// Dots in the place of a search's text, then the shortest path.
    FILLER,
    /// A search by one of three searchers, failed ones as well.
    SEARCH,
    /// The same, depth first alone.
    DEPTH,
    /// A search's expansions in random order, then its path: the same tokens, and no procedure.
    SCRAMBLED;

    static SearchTraces named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String shown(SearchGraph graph, Draws draws) {
        Searcher searcher = this == DEPTH ? Searcher.DEPTH : draws.pick(List.of(Searcher.values()));
        Searcher.Search search = searcher.search(graph, Integer.MAX_VALUE);
        String text = search.text(graph);
        return switch (this) {
            case OPTIMAL -> "#" + graph.shortest();
            case FILLER -> ".".repeat(text.indexOf('#')) + "#" + graph.shortest();
            case SEARCH, DEPTH -> text;
            case SCRAMBLED -> {
                List<String> parts = new ArrayList<>();
                for (int i : draws.permutation(search.expansions().size())) {
                    parts.add(search.expansions().get(i).text());
                }
                yield parts.stream().collect(Collectors.joining(",")) + text.substring(text.indexOf('#'));
            }
        };
    }

    /// So many training problems of these sizes, shown in this style.
    List<TrainingFile.Line> lines(List<Integer> sizes, int count, Key key) {
        List<TrainingFile.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SearchGraph graph = draw(key.at("graph").at(i).draws(), sizes, SearchGraph.Goals.USUAL, Split.TRAIN);
            lines.add(new TrainingFile.Line(
                    graph.prompt(), shown(graph, key.at("shown").at(i).draws()), graph.shortest()));
        }
        return lines;
    }

    /// A graph on one side of the wall between training and test.
    static SearchGraph draw(Draws draws, List<Integer> sizes, SearchGraph.Goals goals, Split split) {
        while (true) {
            SearchGraph graph = SearchGraph.draw(draws, draws.pick(sizes), goals);
            if (Split.of(graph.prompt()) == split) {
                return graph;
            }
        }
    }
}
