package dev.hone.lab.question.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.hone.foundation.Key;
import dev.hone.lab.world.SearchGraph;
import dev.hone.lab.world.Searcher;
import org.junit.jupiter.api.Test;

class SearchReplayTest {
    private static final SearchGraph GRAPH = SearchGraph.parse("bd,ab,ce,ac,df:a>e=");

    private static SearchReplay replay(String text) {
        return SearchReplay.of(GRAPH, text);
    }

    @Test
    void aSearcherIsLegalThroughout() {
        for (Searcher searcher : Searcher.values()) {
            SearchReplay r = replay(searcher.search(GRAPH, 100).text(GRAPH));
            assertThat(r.legal()).isEqualTo(r.expansions());
            assertThat(r.skipped()).isZero();
            assertThat(r.solved()).isTrue();
            assertThat(r.alignment(GRAPH, searcher)).isEqualTo(1);
        }
    }

    @Test
    void namesEveryKindOfError() {
        assertThat(replay("c:e,a:bc#ace").unopened()).isEqualTo(1);
        assertThat(replay("a:bc,a:bc#ace").repeated()).isEqualTo(1);
        assertThat(replay("a:bf#ace").wrongEdges()).isEqualTo(1);
        assertThat(replay("a:b#ace").skipped()).isEqualTo(1);
        assertThat(replay("nonsense").wrongEdges()).isEqualTo(1);
        assertThat(replay("a:bc,c:e#ae").solved()).isFalse();
        assertThat(replay("#ace").expansions()).isZero();
    }

    @Test
    void beyondIsWhatNoSearcherDoesWithinTheSameExpansions() {
        // breadth needs a, b, c; depth five; this needs a, c
        assertThat(replay("a:bc,c:e#ace").beyond(GRAPH, 2)).isTrue();
        assertThat(replay("a:bc,c:e#ace").beyond(GRAPH, 3)).isFalse();
        assertThat(replay("a:bc,b:d,c:e#ace").beyond(GRAPH, 2)).isFalse();
        assertThat(replay("#ace").beyond(GRAPH, 2)).isFalse();
        assertThat(replay("a:bc,c:e#ace").alignment(GRAPH, Searcher.BREADTH)).isCloseTo(1 / 3.0, offset(1e-12));
    }

    @Test
    void scrambledTracesHaveTheSamePartsAsSearches() {
        for (int i = 0; i < 50; i++) {
            String search = SearchTraces.SEARCH.shown(GRAPH, Key.of(i).draws());
            String scrambled = SearchTraces.SCRAMBLED.shown(GRAPH, Key.of(i).draws());
            String filler = SearchTraces.FILLER.shown(GRAPH, Key.of(i).draws());
            assertThat(scrambled.chars().sorted().toArray()).isEqualTo(search.chars().sorted().toArray());
            assertThat(filler).hasSameSizeAs(search).endsWith("#ace");
        }
        assertThat(SearchTraces.OPTIMAL.shown(GRAPH, Key.of(1).draws())).isEqualTo("#ace");
    }
}
