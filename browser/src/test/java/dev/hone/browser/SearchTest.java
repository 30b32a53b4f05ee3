package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@InBrowser
@DisplayName("Search")
class SearchTest {
    private static final String HITS = "dialog[open] .hits [role=option]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a title                | problems its base cannot | notes/rlvr-boundary-expansion.html
            a word of a title      | disagreement             | notes/disagreement-under-rlvr.html
            an author of a paper   | Yang Yue                 | papers/2504.13837.html
            the number of a paper  | 2504.13837               | papers/2504.13837.html
            a term                 | entropy bonus            | glossary.html#entropy-bonus
            another spelling of it | entropy coefficient      | glossary.html#entropy-bonus
            the beginning of one   | entropy bon              | glossary.html#entropy-bonus
            a slip in one          | entrpy bonus             | glossary.html#entropy-bonus
            a thread               | expand narrow            | threads/does-rlvr-expand-or-narrow.html
            a trail                | start here               | trails/newcomer.html
            """)
    void findsWhatIsTyped(String what, String words, String page, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html");
            type(visit, words);
            assertThat(visit.find(HITS).evaluateAll("all => all.slice(0, 5).map((a) => a.getAttribute('href'))"))
                    .as(what).asInstanceOf(InstanceOfAssertFactories.LIST).contains(page);
        }
    }

    @Test
    void whatIsTypedIsMarkedAndCounted(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html");
            type(visit, "entropy");
            assertThat(visit.find("dialog[open] mark").first().textContent()).isEqualToIgnoringCase("entropy");
            assertThat(visit.find("dialog[open] [role=status]").textContent()).isEqualTo("The best 20 found");
            visit.find("dialog[open] input").fill("entropy bonus xyzzy");
            visit.find(HITS).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(visit.find("dialog[open] [role=status]").textContent()).isEqualTo("0 found");
        }
    }

    @ParameterizedTest
    @EnumSource
    void arrowKeysChooseAndEnterGoesThere(Atlas.Host host, Atlas atlas) {
        try (Visit visit = atlas.visit(host, Screen.LAPTOP, ColorScheme.LIGHT)) {
            visit.open("notes/rlvr-boundary-expansion.html");
            type(visit, "entropy");
            assertThat(chosen(visit)).isZero();
            visit.page().keyboard().press("ArrowDown");
            visit.page().keyboard().press("ArrowDown");
            assertThat(chosen(visit)).isEqualTo(2);
            visit.page().keyboard().press("ArrowUp");
            assertThat(chosen(visit)).isEqualTo(1);
            assertThat(visit.find("dialog[open] input").getAttribute("aria-activedescendant")).isEqualTo("hit-1");
            String target = (String) visit.find(HITS).nth(1).evaluate("a => a.href");
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL(target);
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void escapeClosesIt(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html");
            type(visit, "entropy");
            visit.page().keyboard().press("Escape");
            assertThat(visit.count("dialog[open]")).isZero();
            visit.page().waitForFunction("() => document.activeElement === document.body");
            visit.page().keyboard().press("/");
            visit.page().keyboard().type("kl");
            assertThat(visit.find("dialog[open] input").inputValue()).as("typing replaces").isEqualTo("kl");
        }
    }

    @Test
    void aHitOnThePageAtHandClosesItToo(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("glossary.html");
            type(visit, "entropy bonus");
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL("**/glossary.html#entropy-bonus");
            assertThat(visit.count("dialog[open]")).isZero();
        }
    }

    @Test
    void aSlashInAFieldIsASlash(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("search.html");
            visit.find("#q").fill("");
            visit.find("#q").press("/");
            assertThat(visit.count("dialog[open]")).isZero();
            assertThat(visit.find("#q").inputValue()).isEqualTo("/");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSearchPageAnswersItsAddress(Atlas.Host host, Atlas atlas) {
        try (Visit visit = atlas.visit(host, Screen.PHONE, ColorScheme.LIGHT)) {
            visit.open("search.html?q=entropy");
            Locator hits = visit.find("#hits [role=option]");
            hits.first().waitFor();
            assertThat(hits.count()).isEqualTo(20);
            assertThat(visit.find("#q").inputValue()).isEqualTo("entropy");
            hits.first().tap();
            visit.page().waitForURL(url -> !url.contains("search.html"));
            assertThat(visit.page().title()).endsWith("Hone atlas");
            assertThat(visit.troubles()).isEmpty();
        }
    }

    private static void type(Visit visit, String words) {
        visit.page().keyboard().press("/");
        visit.find("dialog[open] input").fill(words);
        visit.find("dialog[open] [role=status]", "found").waitFor();
    }

    private static int chosen(Visit visit) {
        return (int) visit.find(HITS)
                .evaluateAll("all => all.findIndex((a) => a.getAttribute('aria-selected') === 'true')");
    }
}
