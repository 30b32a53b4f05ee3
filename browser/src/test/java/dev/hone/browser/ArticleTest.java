package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.hone.lab.note.Note;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@InBrowser
@DisplayName("An article")
class ArticleTest {
    private static final String ARTICLE = Kind.ARTICLE.path();
    private static final String ON_TOP = """
            h => {
              const head = document.querySelector('.masthead').getBoundingClientRect();
              const { top, bottom } = h.getBoundingClientRect();
              return top >= head.bottom && bottom <= innerHeight;
            }""";

    @ParameterizedTest
    @ValueSource(strings = {"hover", "focus"})
    void aTermExplainsItself(String way, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(ARTICLE);
            Locator term = visit.find("a.term").first();
            var definition = atlas.library().terms().stream()
                    .filter(t -> t.id().equals(term.getAttribute("data-term")))
                    .findFirst()
                    .orElseThrow();
            assertThat(visit.count(".tip:visible")).isZero();
            if (way.equals("hover")) {
                term.hover();
            } else {
                term.focus();
            }
            Locator tip = visit.find(".tip:visible");
            tip.waitFor();
            String words = definition.file().body().lines().findFirst().orElseThrow().split("[$*`]")[0].strip();
            assertThat(words.length()).as("the precondition").isGreaterThan(20);
            assertThat(tip.textContent()).startsWith(definition.term()).contains(words);
            assertThat(term.getAttribute("aria-describedby")).isEqualTo(tip.getAttribute("id"));
            assertThat(tip.getAttribute("role")).isEqualTo("tooltip");
            assertThat(tip.evaluate("""
                    t => {
                      const { left, right, top, bottom } = t.getBoundingClientRect();
                      return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
                    }""")).as("all of it is on the screen").isEqualTo(true);
            visit.page().keyboard().press("Escape");
            assertThat(visit.count(".tip:visible")).isZero();
        }
    }

    @Test
    void thePointerMayRestOnADefinition(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(ARTICLE);
            visit.find("a.term").first().hover();
            visit.find(".tip:visible").waitFor();
            visit.find(".tip strong").hover();
            visit.page().waitForTimeout(600);
            assertThat(visit.count(".tip:visible")).isEqualTo(1);
            visit.page().mouse().move(5, 5);
            visit.page().waitForFunction("() => document.querySelector('.tip').hidden");
        }
    }

    @Test
    void aFormulaInADefinitionIsSetEverywhere(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            for (String page : atlas.site().paths().stream().filter(p -> p.endsWith(".html")).toList()) {
                String html = new String(atlas.site().find(page).orElseThrow().content(),
                        StandardCharsets.UTF_8);
                if (html.contains("data-term=")) {
                    assertThat(html).as(page + " has terms, so it needs KaTeX").contains("katex.min.js");
                }
            }
            visit.open(ARTICLE);
            visit.page().evaluate("() => { document.querySelector('a.term').dataset.term = 'entropy'; }");
            visit.find("a.term").first().hover();
            visit.find(".tip .katex").first().waitFor();
        }
    }

    @Test
    void onAWideScreenSourcesStandInTheMargin(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            int seen = 0;
            for (String page : articles(atlas)) {
                visit.open(page);
                seen += visit.count(".sidenote:visible");
                assertThat(crowded(visit)).as(page).isEmpty();
            }
            assertThat(seen).as("sidenotes looked at").isGreaterThan(100);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1088, 1184, 1185, 1300, 1920})
    void theMarginIsWideEnough(int width, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.page().setViewportSize(width, 900);
            for (Kind kind : new Kind[] {Kind.ARTICLE, Kind.THREAD}) {
                visit.open(kind.path());
                assertThat(visit.count(".sidenote:visible")).isPositive();
                assertThat(crowded(visit)).as(kind.name()).isEmpty();
            }
        }
    }

    @Test
    void onAPhoneATapOpensASource(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.PHONE)) {
            visit.open(ARTICLE);
            assertThat(visit.count(".sidenote:visible")).isZero();
            Locator cite = visit.find("a.cite[data-side]").first();
            cite.tap();
            Locator note = visit.find("#" + cite.getAttribute("data-side"));
            assertThat(note.isVisible()).isTrue();
            assertThat(visit.path()).isEqualTo(ARTICLE);
            assertThat(note.evaluate("n => n.getBoundingClientRect().width > 300")).isEqualTo(true);
            assertThat(note.evaluate("""
                    n => {
                      const after = document.createRange();
                      after.setStart(n.nextSibling, 0);
                      after.setEnd(n.nextSibling, 1);
                      return after.toString() + (after.getBoundingClientRect().bottom <= n.getBoundingClientRect().top);
                    }""")).as("the full stop stays with its sentence").isEqualTo(".true");
            cite.tap();
            assertThat(note.isVisible()).isFalse();
        }
    }

    @Test
    void aFurtherCitationLeadsToTheListOfSources(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(ARTICLE);
            visit.find("a.cite:not([data-side])").first().click();
            assertThat(visit.path()).startsWith(ARTICLE + "#source-");
            assertThat(visit.find(".sources li:target").count()).isEqualTo(1);
            assertThat(visit.find(".sources li:target").evaluate(ON_TOP)).isEqualTo(true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1440})
    void aHeadingHasAnAddress(int width, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.page().setViewportSize(width, 900);
            visit.open(ARTICLE);
            Locator heading = visit.find("h2#what-could-fool-you");
            Locator anchor = heading.locator(".anchor");
            assertThat(opacity(anchor)).isEqualTo("0");
            heading.hover();
            assertThat(opacity(anchor)).isEqualTo("1");
            anchor.click();
            assertThat(visit.path()).isEqualTo(ARTICLE + "#what-could-fool-you");
            assertThat(heading.evaluate(ON_TOP)).as("not below the head of the page").isEqualTo(true);
        }
    }

    @Test
    void theContentsFollowTheReader(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(ARTICLE);
            visit.find(".contents a[href='#how-it-works']").click();
            visit.page().waitForFunction("""
                    () => document.querySelector('.contents [aria-current]')?.hash === '#how-it-works'""");
            assertThat(visit.count(".contents [aria-current]")).isEqualTo(1);
        }
    }

    @Test
    void aLinkToTheProtocolUnfoldsIt(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(ARTICLE);
            Locator text = visit.find("#protocol .prose p").first();
            assertThat(text.isVisible()).isFalse();
            visit.find(".contents a[href='#protocol']").click();
            text.waitFor();
            assertThat(visit.find("#protocol summary").evaluate(ON_TOP)).isEqualTo(true);
        }
        try (Visit visit = atlas.visit(Screen.PHONE)) {
            visit.open(ARTICLE + "#protocol");
            visit.find("#protocol .prose p").first().waitFor();
        }
    }

    @Test
    void oneCanPageThroughATopic(Atlas atlas) {
        List<Note> topic = atlas.library().notes().stream()
                .filter(n -> n.topic().equals("verifiable-rewards"))
                .toList();
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("notes/" + topic.getFirst().id() + ".html");
            assertThat(visit.count(".pager .previous")).isZero();
            for (Note note : topic.subList(1, topic.size())) {
                visit.find(".pager .next").click();
                visit.page().waitForURL("**/notes/" + note.id() + ".html");
                assertThat(visit.find("h1").textContent()).isEqualTo(note.title());
            }
            assertThat(visit.count(".pager .next")).isZero();
            visit.find(".pager .previous").click();
            visit.page().waitForURL("**/notes/" + topic.get(topic.size() - 2).id() + ".html");
        }
    }

    @Test
    void onPaperTheProtocolIsUnfoldedAndNavigationIsLeftOut(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(ARTICLE);
            visit.find("#theme").click();
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(visit.find("#protocol .prose p").first().isVisible()).isTrue();
            assertThat(visit.find("#protocol").boundingBox().height).isGreaterThan(300);
            for (String part : new String[] {".masthead", ".contents", ".pager", ".foot", ".toy", ".anchor"}) {
                assertThat(visit.count(part + ":visible")).as(part).isZero();
            }
            assertThat(visit.count("article h2:visible")).isGreaterThan(5);
            assertThat(visit.find(".katex .text").evaluateAll("all => all.map((t) => getComputedStyle(t).display)"))
                    .as("words in formulas stay in their line")
                    .asInstanceOf(InstanceOfAssertFactories.LIST).isNotEmpty().containsOnly("inline");
            assertThat(visit.count(".sources li:visible")).isPositive();
            assertThat(visit.page().evaluate("""
                    () => {
                      const { backgroundColor, color } = getComputedStyle(document.body);
                      return `${color} on ${backgroundColor}`;
                    }""")).as("whatever the theme").isEqualTo("rgb(0, 0, 0) on rgb(255, 255, 255)");
        }
    }

    private static List<String> articles(Atlas atlas) {
        return atlas.site().paths().stream().filter(p -> p.matches("(notes|threads)/(?!index).*[.]html")).toList();
    }

    /// Sidenotes that stand on the text, on each other or beyond the edge, each in a few words.
    private static List<?> crowded(Visit visit) {
        return (List<?>) visit.page().evaluate("""
                () => {
                  const text = document.querySelector('article.text').getBoundingClientRect();
                  const all = [...document.querySelectorAll('.sidenote')]
                    .map((s) => [s.id, s.getBoundingClientRect()])
                    .filter(([, box]) => box.height > 0);
                  return all.flatMap(([id, box], i) => [
                    ...(box.left < text.right + 8 ? [`${id} stands on the text`] : []),
                    ...(box.right > innerWidth ? [`${id} is cut off`] : []),
                    ...all.slice(i + 1)
                      .filter(([, other]) => box.top < other.bottom && other.top < box.bottom
                        && box.left < other.right && other.left < box.right)
                      .map(([other]) => `${id} stands on ${other}`),
                  ]);
                }""");
    }

    private static Object opacity(Locator element) {
        return element.evaluate("e => getComputedStyle(e).opacity");
    }
}
