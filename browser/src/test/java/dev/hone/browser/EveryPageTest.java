package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@InBrowser
@DisplayName("Every page of the atlas")
class EveryPageTest {
    @ParameterizedTest
    @EnumSource
    void loadsWholeAndQuietly(Atlas.Host host, Atlas atlas) {
        List<String> pages = atlas.site().paths().stream().filter(p -> p.endsWith(".html")).toList();
        assertThat(pages).as("the precondition").hasSizeGreaterThan(200).contains("index.html", "404.html");
        Map<String, List<String>> found = new TreeMap<>();
        try (Visit visit = atlas.visit(host, Screen.LAPTOP, ColorScheme.LIGHT)) {
            for (String page : pages) {
                int status = visit.open(page).status();
                assertThat(status).as(page).isEqualTo(200);
                assertThat(visit.count("h1")).as(page + ": headings of the first level").isEqualTo(1);
                assertThat(visit.count(".katex-error")).as(page + ": formulas that KaTeX refuses").isZero();
                assertThat(visit.count(".formula:not(.typeset)")).as(page + ": formulas not set").isZero();
                List<String> troubles = visit.troubles();
                if (!troubles.isEmpty()) {
                    found.put(page, troubles);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.html", "notes/nothing.html", "a/b/c/"})
    void thePageForAddressesThatLeadNowhereIsWholeToo(String path, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            assertThat(visit.open(path).status()).isEqualTo(404);
            assertThat(visit.find("h1").textContent()).isEqualTo("Nothing is here");
            assertThat(visit.troubles()).as("besides the page itself").allMatch(t -> t.contains("404"))
                    .filteredOn(t -> t.startsWith("404: ")).hasSize(1);
            visit.find(".masthead .brand").click();
            visit.page().waitForURL(atlas.root(Atlas.Host.SERVER) + "index.html");
        }
    }

    @Test
    void troublesWouldBeSeen(Atlas atlas) {
        try (Visit visit = atlas.visit(Atlas.Host.EXPORT, Screen.LAPTOP, ColorScheme.LIGHT)) {
            visit.open("index.html");
            assertThat(visit.troubles()).isEmpty();
            visit.page().evaluate("""
                    async () => {
                      console.warn('loud');
                      setTimeout(() => { throw new Error('broken'); });
                      await fetch('missing.json');
                      await fetch('http://127.0.0.2:9/').catch(() => {});
                    }""");
            assertThat(visit.troubles()).anyMatch(t -> t.contains("loud"))
                    .anyMatch(t -> t.contains("broken"))
                    .anyMatch(t -> t.startsWith("404"))
                    .anyMatch(t -> t.startsWith("asks elsewhere: http://127.0.0.2:9/"));
        }
    }
}
