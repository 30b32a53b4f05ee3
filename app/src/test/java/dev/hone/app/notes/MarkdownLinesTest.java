package dev.hone.app.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.app.terminal.Terminal.Screen;
import dev.hone.lab.library.Library;
import dev.hone.lab.paper.Paper;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarkdownLinesTest {
    private static final int WIDTH = 92;

    private final Library library = SmallLibrary.of("ants");
    private MarkdownLines plain;

    @BeforeEach
    void withoutColours() {
        plain = new MarkdownLines(library, new TextStyle(Screen.PLAIN));
    }

    @Test
    void blocksAreSetApart() {
        assertThat(plain.of("### Title\n\nOne *soft*\nline.\n\n- an item\n- another\n\n1. first\n2. second\n"))
                .containsExactly(
                        "Title", "", "One soft line.", "", "- an item", "- another", "", "1. first", "2. second");
    }

    @Test
    void codeStaysAsItIs() {
        assertThat(plain.of("Run `a  b`:\n\n```\nx  y\n  z\n```\n"))
                .containsExactly("Run a b:", "", "    x  y", "      z");
    }

    @Test
    void longLinesAreWrapped() {
        String sentence = "word ".repeat(50).strip();
        List<String> lines = plain.of(sentence);
        assertThat(lines).hasSizeGreaterThan(2).allMatch(l -> l.length() <= WIDTH);
        assertThat(String.join(" ", lines)).isEqualTo(sentence);
        assertThat(lines.getFirst()).as("as full as it can be").hasSizeGreaterThan(WIDTH - "word ".length());
    }

    @Test
    void itemsHang() {
        assertThat(plain.of("- " + "word ".repeat(30))).hasSize(2)
                .first().asString().startsWith("- word");
        assertThat(plain.of("- " + "word ".repeat(30)).get(1)).startsWith("  word");
        assertThat(plain.item("word ".repeat(30)).get(1)).startsWith("  word");
    }

    @Test
    void aWordLongerThanALineStandsAlone() {
        assertThat(plain.of("See " + "x".repeat(100) + " there.")).containsExactly("See", "x".repeat(100), "there.");
    }

    @Test
    void formulasAndLinksReadAsText() {
        assertThat(plain.of("If $\\frac{a}{b} \\le 1$, see [[ants]], [[ants|these]], [[wasps]] or [x](http://x.org)."))
                .containsExactly("If a/b ≤ 1, see Do ants come home?, these, wasps or x.");
    }

    @Test
    void citationsAreNumberedOverAllTexts() {
        assertThat(plain.of("One [@doe-2020], two [@2401.00001; @doe-2020].")).containsExactly("One [1], two [2][1].");
        assertThat(plain.of("Again [@2401.00001].")).containsExactly("Again [2].");
        assertThat(plain.sources()).extracting(Paper::id).containsExactly("doe-2020", "2401.00001");
    }

    @Test
    void boldIsBoldWhereTheScreenKnowsIt() {
        var live = new MarkdownLines(library, new TextStyle(Screen.LIVE));
        assertThat(live.of("A **loud word** here.")).containsExactly("A \u001b[1mloud word\u001b[0m here.");
        assertThat(plain.of("A **loud word** here.")).containsExactly("A loud word here.");
    }

    @Test
    void coloursTakeNoRoom() {
        var live = new MarkdownLines(library, new TextStyle(Screen.LIVE));
        String text = "**word** ".repeat(40).strip();
        assertThat(live.of(text).stream().map(l -> l.replaceAll("\u001b\\[\\d+m", "")))
                .containsExactlyElementsOf(plain.of(text));
    }

    @Test
    void tablesHaveColumns() {
        assertThat(plain.of("| day | ants |\n| --- | --- |\n| Monday | 5 |\n"))
                .containsExactly("day     ants", "Monday  5");
    }

    @Test
    void whatLooksLikeHtmlIsText() {
        assertThat(plain.of("Let a <b and c> d.\n\n<div>\n\n    indented\n"))
                .containsExactly("Let a <b and c> d.", "", "<div>", "", "    indented");
    }

    @Test
    void quotesAndNestedListsAreNotLost() {
        assertThat(String.join("\n", plain.of("> A quote.\n\n- outer\n  - inner\n"))).contains("A quote.", "outer",
                "inner");
    }
}
