package dev.hone.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Style;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GraphWorldsTest {
    // a -> b, c; b -> d; c -> e; d -> f
    private static final SearchGraph GRAPH = SearchGraph.parse("bd,ab,ce,ac,df:a>e=");
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void readsAndWritesItself() {
        assertThat(GRAPH.prompt()).isEqualTo("bd,ab,ce,ac,df:a>e=");
        assertThat(GRAPH.children('a')).containsExactly('b', 'c');
        assertThat(GRAPH.isPath("ace")).isTrue();
        assertThat(GRAPH.isPath("ae")).isFalse();
        assertThat(GRAPH.isPath("ce")).isFalse();
        assertThat(GRAPH.shortest()).isEqualTo("ace");
    }

    @Test
    void searchersGoInTheirOrders() {
        assertThat(Searcher.DEPTH.search(GRAPH, ALL).text(GRAPH)).isEqualTo("a:bc,b:d,d:f,f:,c:e#ace");
        assertThat(Searcher.BREADTH.search(GRAPH, ALL).text(GRAPH)).isEqualTo("a:bc,b:d,c:e#ace");
        assertThat(Searcher.BREADTH.search(GRAPH, 2).path(GRAPH)).isEmpty();
        var wide = SearchGraph.parse("ab,ac,ad,de:a>e=");
        assertThat(Searcher.BEAM.search(wide, ALL).text(wide)).isEqualTo("a:bcd,b:,c:#!");
        assertThat(Searcher.BREADTH.search(wide, ALL).text(wide)).isEqualTo("a:bcd,b:,c:,d:e#ade");
    }

    @Test
    void everyGoalCanBeReachedAndHeldOutPairsAreApart() {
        LongStream.range(0, 200).forEach(i -> {
            SearchGraph usual = SearchGraph.draw(Key.of(i).draws(), 9, SearchGraph.Goals.USUAL);
            SearchGraph other = SearchGraph.draw(Key.of(i).draws(), 9, SearchGraph.Goals.HELD_OUT);
            assertThat(usual.isPath(usual.shortest())).isTrue();
            assertThat(usual.nodes()).hasSize(9);
            assertThat(usual.shortest().length()).isGreaterThan(2);
            assertThat((7 * other.start() + 3 * other.goal()) % 10).isZero();
            assertThat((7 * usual.start() + 3 * usual.goal()) % 10).isNotZero();
        });
    }

    @Test
    void familiesVerifyWhatTheyShow() {
        var search = new GraphSearch();
        var problem = search.problem(GRAPH.prompt(), "ace", 7);
        assertThat(search.verify(problem, search.demonstrate(problem, Style.STEPS, Key.of(1).draws())).score())
                .hasValue(1);
        assertThat(search.verify(problem, "a:bc#ae").score()).hasValue(0);
        var lookup = new GraphLookup();
        var asked = lookup.problem("bd,ab,ce,ac,df:a?=", "bc", 7);
        String shown = lookup.demonstrate(asked, Style.STEPS, Key.of(1).draws());
        assertThat(shown).contains("b:d").contains("f:").endsWith("#bc");
        assertThat(lookup.verify(asked, shown).score()).hasValue(1);
        assertThat(lookup.verify(asked, "a:b#b").score()).hasValue(0);
    }
}
