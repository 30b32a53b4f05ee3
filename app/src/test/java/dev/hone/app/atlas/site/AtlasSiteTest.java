package dev.hone.app.atlas.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.SmallLibrary;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtlasSiteTest {
    private final AtlasSite site = new AtlasSite(SmallLibrary.of("ants", "bees"), "1.2.3");

    @Test
    void aPageThatIsShownAtAnyAddressHasLinksFromTheBase() {
        String page = html(new AtlasSite(SmallLibrary.of("ants"), "1").below("/atlas/").find("404.html").orElseThrow());
        assertThat(page).contains("href=\"/atlas/assets/css/atlas.css\"", "href=\"/atlas/index.html\"",
                "data-root=\"/atlas/\"");
        assertThat(java.util.regex.Pattern.compile("(?:href|src)=\"([^\"]*)\"").matcher(page).results()
                .map(r -> r.group(1))).allMatch(
                        link -> link.startsWith("/atlas/") || link.startsWith("#")
                                || link.startsWith("https://") || link.startsWith("data:"));
    }

    @Test
    void theFirstPathIsTheFirstPage() {
        assertThat(site.paths()).startsWith("index.html").doesNotHaveDuplicates();
        assertThat(site.paths()).allMatch(p -> site.find(p).isPresent());
    }

    @Test
    void aFolderHasItsIndex() {
        assertThat(text("")).isEqualTo(text("index.html"));
        assertThat(text("papers/")).isEqualTo(text("papers/index.html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nothing.html", "notes/", "notes", "notes/wasps.html", "..", "../index.html", "notes/../index.html",
        "/index.html",
        "assets/../text/guide.md", "assets/text/guide.md", "assets/vendor/README.md", "assets/", "./index.html",
        "index.html/", "index.html\0"})
    void elsewhereIsNothing(String path) {
        assertThat(site.find(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html; charset=utf-8", "assets/css/atlas.css, text/css; charset=utf-8",
        "assets/js/atlas.js, text/javascript; charset=utf-8", "assets/icon.svg, image/svg+xml",
        "data/notes.json, application/json; charset=utf-8", "papers/all.bib, application/x-bibtex; charset=utf-8"})
    void everythingHasItsType(String path, String type) {
        assertThat(site.find(path).orElseThrow().type()).isEqualTo(type);
    }

    @Test
    void thePageForNothingLinksFromWhereItIsShown() {
        assertThat(html(site.notFound("nothing"))).contains("href=\"assets/css/atlas.css\"", "href=\"index.html\"");
        assertThat(html(site.notFound("notes/nothing"))).contains("href=\"../assets/css/atlas.css\"");
        assertThat(html(site.notFound("notes/nothing/"))).contains("href=\"../../assets/css/atlas.css\"");
        assertThat(html(site.notFound(""))).isEqualTo(text("404.html"));
    }

    @Test
    void everyPageNamesTheVersion() {
        assertThat(text("index.html")).contains("Hone 1.2.3.");
        assertThat(text("notes/ants.html")).contains("Hone 1.2.3.");
    }

    @Test
    void aLibraryOfOneClusterHasItsTitleAndNoChoice() {
        assertThat(text("index.html")).contains("Animals &lt;and&gt; plants").doesNotContain("All clusters",
                "by-cluster");
    }

    @Test
    void percentagesDoNotBreak() {
        assertThat(text("notes/ants.html")).contains("50\u00a0%").doesNotContain("50 %");
    }

    @Test
    void aLibraryWithoutNotesHasASiteToo() {
        var empty = new AtlasSite(SmallLibrary.of(), "1.2.3");
        assertThat(empty.paths()).allMatch(p -> empty.find(p).isPresent());
    }

    @Test
    void everyBibliographyIsBibTex() {
        assertThat(text("papers/all.bib")).contains("@misc{doe2024coming-2401.00001,", "@misc{doe-2020,");
        assertThat(text("papers/doe-2020.bib")).startsWith("@misc{doe-2020,").contains("Sleep \\& dreams");
    }

    private String text(String path) {
        return html(site.find(path).orElseThrow());
    }

    private static String html(Resource resource) {
        return new String(resource.content(), StandardCharsets.UTF_8);
    }
}
