package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@InBrowser
@DisplayName("The theme")
class ThemeTest {
    private static final String LIGHT = "rgb(252, 251, 248)";
    private static final String DARK = "rgb(20, 23, 26)";

    @ParameterizedTest
    @CsvSource({"LIGHT, 'rgb(252, 251, 248)', Dark", "DARK, 'rgb(20, 23, 26)', Light"})
    void isTheSystemsUntilOneIsChosen(ColorScheme system, String paper, String offer, Atlas atlas) {
        try (Visit visit = atlas.visit(Atlas.Host.SERVER, Screen.LAPTOP, system)) {
            visit.open("index.html");
            assertThat(paper(visit)).isEqualTo(paper);
            assertThat(visit.find("#theme").textContent()).isEqualTo(offer);
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, dark, 'rgb(20, 23, 26)'", "DARK, light, 'rgb(252, 251, 248)'"})
    void aChoiceStaysOverReloadsAndPages(ColorScheme system, String chosen, String paper, Atlas atlas) {
        try (Visit visit = atlas.visit(Atlas.Host.SERVER, Screen.LAPTOP, system)) {
            visit.open("index.html");
            visit.find("#theme").click();
            assertThat(paper(visit)).isEqualTo(paper);
            visit.page().reload();
            assertThat(paper(visit)).isEqualTo(paper);
            visit.open("notes/rlvr-boundary-expansion.html");
            assertThat(paper(visit)).isEqualTo(paper);
            assertThat(visit.page().evaluate("() => document.documentElement.dataset.theme")).isEqualTo(chosen);
        }
    }

    @Test
    void aSecondPressTakesItBack(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html");
            visit.find("#theme").click();
            assertThat(paper(visit)).isEqualTo(DARK);
            visit.find("#theme").click();
            assertThat(paper(visit)).isEqualTo(LIGHT);
        }
    }

    @Test
    void aChoiceHoldsBeforeAnythingIsDrawn(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.page().addInitScript("""
                    new MutationObserver((_, watch) => {
                      if (document.body) {
                        window.themeOfTheFirstBody = document.documentElement.dataset.theme ?? 'none';
                        watch.disconnect();
                      }
                    }).observe(document, { childList: true, subtree: true });
                    document.addEventListener('DOMContentLoaded', () => {
                      window.themeWhenRead = document.documentElement.dataset.theme ?? 'none';
                    });""");
            visit.open("index.html");
            assertThat(visit.page().evaluate("() => window.themeOfTheFirstBody")).isEqualTo("none");
            visit.find("#theme").click();
            visit.page().reload();
            assertThat(visit.page().evaluate("() => window.themeOfTheFirstBody")).isEqualTo("dark");
            assertThat(visit.page().evaluate("() => window.themeWhenRead")).isEqualTo("dark");
        }
    }

    private static Object paper(Visit visit) {
        return visit.page().evaluate("() => getComputedStyle(document.body).backgroundColor");
    }
}
