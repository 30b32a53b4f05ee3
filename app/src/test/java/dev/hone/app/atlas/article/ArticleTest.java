package dev.hone.app.atlas.article;

import static dev.hone.app.atlas.SmallLibrary.term;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.app.atlas.site.Links;
import dev.hone.lab.library.Library;
import dev.hone.lab.paper.Paper;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTest {
    private Article article;

    @BeforeEach
    void onThePageOfANote() {
        Library library = SmallLibrary.withTerms(term("nest", "Nest", "nests"));
        article = new Article(library, new Links("notes/bees.html"), new GlossaryIndex(library.terms()));
    }

    @Test
    void citationsAreNumberedOverAllTextsOfThePage() {
        assertThat(numbers(article.html("One [@doe-2020]. Two [@2401.00001]."))).isEqualTo("12");
        assertThat(numbers(article.html("Again [@2401.00001; @doe-2020]."))).isEqualTo("21");
        assertThat(article.sources()).extracting(Paper::id).containsExactly("doe-2020", "2401.00001");
    }

    @Test
    void aCitationLeadsToItsSource() {
        assertThat(article.html("So it is\n[@doe-2020].")).contains("So it is<a class=\"cite\" href=\"#source-1\""
                + " aria-label=\"Source 1: Doe, 2024\" data-side=\"side-1\">[1]</a><span class=\"sidenote\"");
    }

    @Test
    void aPaperHasOneSidenote() {
        String html = article.html("One [@doe-2020] and [@doe-2020].") + article.html("Again [@doe-2020].");
        assertThat(html).containsOnlyOnce("class=\"sidenote\"").containsOnlyOnce("id=\"side-1\"")
                .containsOnlyOnce("data-side=\"side-1\"");
        assertThat(html).contains("<b>[1] Doe, 2024</b>. <a href=\"../papers/doe-2020.html\">Sleep &amp; dreams</a>."
                + " We read its text or code.</span>");
    }

    @Test
    void linksToNotesShowTheirWordsOrTheTitle() {
        assertThat(article.html("See [[ants]] or [[ants|*these* ones]].")).contains(
                "<a class=\"note-link\" href=\"ants.html\" title=\"Do ants come home?\">Do ants come home?</a>",
                "title=\"Do ants come home?\"><em>these</em> ones</a>");
    }

    @Test
    void unknownIdsSurviveAsText() {
        assertThat(article.html("See [[wasps]], [[wasps|them]] and [@nobody-1999]."))
                .isEqualTo("<p>See wasps, them and[nobody-1999].</p>\n");
        assertThat(article.sources()).isEmpty();
    }

    @Test
    void formulasKeepTheirTex() {
        assertThat(article.html("Let $a_1 < b_1$ and\n\n$$\n\\frac{a}{b}\n$$")).contains(
                "<span class=\"formula\" data-style=\"inline\">a_1 &lt; b_1</span>",
                "<span class=\"formula\" data-style=\"display\">\\frac{a}{b}</span>");
    }

    @Test
    void toysHaveAPlace() {
        assertThat(article.html("[[toy:pass-at-k]]")).startsWith("<figure class=\"toy\" data-toy=\"pass-at-k\">");
    }

    @Test
    void aTermIsMarkedWhereThePageUsesItFirst() {
        assertThat(article.html("Nests are warm. A nest is home.")).isEqualTo("<p><a class=\"term\""
                + " href=\"../glossary.html#nest\" data-term=\"nest\">Nests</a> are warm. A nest is home.</p>\n");
        assertThat(article.html("A nest.")).isEqualTo("<p>A nest.</p>\n");
    }

    @Test
    void linksHeadingsCodeAndFormulasHoldNoTerms() {
        assertThat(article.html("""
                ### A nest

                [a nest](https://x.org), [[ants|the nest]], `nest` and $nest$.
                """)).doesNotContain("class=\"term\"");
        assertThat(article.html("A nest.")).contains("class=\"term\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script>", "A <b onclick=\"x()\">word</b>.", "<img src=x onerror=alert(1)>",
        "<!-- hidden -->"})
    void rawHtmlIsShownAsText(String html) {
        assertThat(article.html(html)).doesNotContain("<script", "<b", "<img", "<!--").contains("&lt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[x](javascript:alert(1))", "[x](JavaScript:alert(1))", "[x](data:text/html,hello)", "[x](vbscript:x)",
        "[x](<java&#115;cript:alert(1)>)", "<javascript:alert(1)>", "![x](javascript:alert(1))"})
    void addressesThatABrowserWouldRunAreDropped(String link) {
        assertThat(article.html(link).toLowerCase(Locale.ROOT))
                .doesNotContain("=\"javascript", "=\"data", "=\"vbscript");
    }

    @Test
    void titlesCannotLeaveTheirAttributes() {
        assertThat(article.html("[x](https://x.org \"a\\\" onclick=\\\"b\")"))
                .contains("title=\"a&quot; onclick=&quot;b\"");
    }

    @Test
    void tablesAreTables() {
        assertThat(article.html("| a | b |\n| --- | --- |\n| 1 | 2 |\n")).contains("<table>", "<td>1</td>");
    }

    private static String numbers(String html) {
        var numbers = new StringBuilder();
        Pattern.compile("\">\\[(\\d)\\]</a>").matcher(html).results()
                .forEach(m -> numbers.append(m.group(1)));
        return numbers.toString();
    }
}
