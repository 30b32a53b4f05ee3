package dev.hone.app.atlas.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource({
        "index.html,         notes/ants.html,    notes/ants.html",
        "notes/ants.html,    notes/bees.html,    bees.html",
        "notes/ants.html,    index.html,         ../index.html",
        "notes/ants.html,    papers/a.bib,       ../papers/a.bib",
        "a/b/c.html,         a/d/e.html,         ../d/e.html",
        "a/b/c.html,         index.html,         ../../index.html",
        "a/b/c.html,         a/b.html,           ../b.html",
        "glossary.html,      glossary.html#nest, glossary.html#nest",
        "notes/ants.html,    glossary.html#nest, ../glossary.html#nest",
        "notes/ants.html,    notes/ants.html#x,  ants.html#x"})
    void leadFromEveryDepthToEveryOther(String page, String target, String link) {
        assertThat(new Links(page).to(target)).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({"index.html, ''", "notes/ants.html, ../", "a/b/c.html, ../../"})
    void leadToTheRoot(String page, String link) {
        assertThat(new Links(page).to("")).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, notes/ants.html", "notes/ants.html, notes/bees.html", "a/b/c.html, a/d.html",
        "a/b/c.html, d/b/c.html", "a/b/c.html, a/b/c/d.html"})
    void areWhatABrowserFollows(String page, String target) {
        URI site = URI.create("http://host/some/folder/");
        assertThat(site.resolve(page).resolve(new Links(page).to(target))).isEqualTo(site.resolve(target));
    }

    @Test
    void nameEachKindOfPage() {
        var links = new Links("notes/ants.html");
        assertThat(links.note("bees")).isEqualTo("bees.html");
        assertThat(links.topic("habits")).isEqualTo("../topics/habits.html");
        assertThat(links.paper("2401.00001")).isEqualTo("../papers/2401.00001.html");
        assertThat(links.thread("t")).isEqualTo("../threads/t.html");
        assertThat(links.trail("t")).isEqualTo("../trails/t.html");
        assertThat(links.term("nest")).isEqualTo("../glossary.html#nest");
        assertThat(links.asset("css/atlas.css")).isEqualTo("../assets/css/atlas.css");
    }
}
