package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@InBrowser
@DisplayName("The layout")
class LayoutTest {
    /// What stands beyond the right edge although nothing around it scrolls, or nothing if the page fits.
    private static final String TOO_WIDE = """
            () => {
              if (document.documentElement.scrollWidth <= innerWidth) return '';
              const out = [...document.querySelectorAll('body *')].filter((e) =>
                e.getBoundingClientRect().right > innerWidth + 1
                && !e.closest('.scroll, pre, .formula, .masthead nav, .table-frame'));
              return out.slice(0, 3).map((e) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`).join('; ')
                || 'something';
            }""";

    @ParameterizedTest
    @EnumSource
    void noPageScrollsSideways(Screen screen, Atlas atlas) {
        var tooWide = new ArrayList<String>();
        try (Visit visit = atlas.visit(screen)) {
            for (Kind kind : Kind.values()) {
                visit.open(kind.path());
                String found = (String) visit.page().evaluate(TOO_WIDE);
                if (!found.isEmpty()) {
                    tooWide.add(kind + ": " + found);
                }
            }
        }
        assertThat(tooWide).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void allPartsOfTheAtlasAreNamedInTheHead(Screen screen, Atlas atlas) {
        try (Visit visit = atlas.visit(screen)) {
            visit.open("guide.html");
            assertThat(visit.find(".masthead a, .masthead button").evaluateAll("""
                    all => all.filter((a) => {
                      const { left, right, width } = a.getBoundingClientRect();
                      const [x, y] = [(left + right) / 2, a.getBoundingClientRect().top + 10];
                      return !(left >= 0 && right <= innerWidth && width > 0
                        && a.contains(document.elementFromPoint(x, y)));
                    }).map((a) => a.textContent)"""))
                    .as("cut off or covered").isEqualTo(List.of());
        }
    }

    @Test
    void noArticleScrollsSidewaysOnASmallPhone(Atlas atlas) {
        var tooWide = new ArrayList<String>();
        List<String> articles = atlas.site().paths().stream()
                .filter(p -> p.matches("(notes|threads|trails|topics)/.*[.]html"))
                .toList();
        try (Visit visit = atlas.visit(Screen.SMALL_PHONE)) {
            for (String page : articles) {
                visit.open(page);
                visit.page().evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })");
                String found = (String) visit.page().evaluate(TOO_WIDE);
                if (!found.isEmpty()) {
                    tooWide.add(page + ": " + found);
                }
            }
        }
        assertThat(tooWide).isEmpty();
    }

    @Test
    void onAPhoneTheMapScrollsInsideItsFrame(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.PHONE)) {
            visit.open("map.html");
            assertThat(visit.find(".map-frame .scroll").evaluate("s => s.scrollWidth > s.clientWidth")).isEqualTo(true);
            assertThat(visit.find(".map-frame").boundingBox().width).isLessThan(390);
            visit.find(".map-frame .scroll").evaluate("s => s.scrollTo(200, 0)");
            assertThat(visit.page().evaluate("() => scrollX")).isEqualTo(0);
        }
    }
}
