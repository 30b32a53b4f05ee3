package dev.hone.app.atlas.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.app.atlas.site.Links;
import dev.hone.lab.library.Library;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MapSvgTest {
    @Test
    void aLabelHasItsWordsOnOneOrTwoLines() {
        assertThat(MapSvg.label("ants")).containsExactly("ants");
        assertThat(MapSvg.label("compute-optimal")).containsExactly("compute optimal");
        assertThat(MapSvg.label("seventeen-letters")).as("17 letters").containsExactly("seventeen letters");
        assertThat(MapSvg.label("eighteen-lettersss")).as("18 letters").containsExactly("eighteen", "lettersss");
        assertThat(MapSvg.label("async-rl-bounded-staleness-of-old-weights"))
                .containsExactly("async rl bounded", "staleness of old weights");
        assertThat(MapSvg.label("incomprehensibilities")).containsExactly("incomprehensibilities");
    }

    @Test
    void everyNoteIsALinkAndEveryRelationAnEdge() {
        String svg = new MapSvg(SmallLibrary.of("ants", "bees")).svg(new Links("map.html"));
        assertThat(svg).startsWith("<svg id=\"map\" viewBox=\"0 0 1480 900\" role=\"group\""
                + " aria-label=\"Map of 2 questions\">").endsWith("</svg>");
        assertThat(svg).contains("href=\"notes/ants.html\" data-note=\"ants\"", "<title>Do bees come home?</title>",
                "<path class=\"edge\" data-type=\"supports\" data-from=\"bees\" data-to=\"ants\"",
                ">All habits</text>");
    }

    @Test
    void numbersHaveAPointInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new MapSvg(SmallLibrary.of("ants", "bees")).svg(new Links("map.html")))
                    .doesNotContainPattern("\"\\d+,\\d+\"");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anEmptyLibraryHasAMap() {
        assertThat(new MapSvg(new Library(List.of())).svg(new Links("map.html"))).contains("Map of 0 questions");
    }
}
