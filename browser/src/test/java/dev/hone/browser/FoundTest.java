package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@InBrowser
@DisplayName("What an experiment found")
class FoundTest {
    private static final String ARTICLE = Kind.ARTICLE.path();

    @ParameterizedTest
    @EnumSource
    void waitsForAGuessByKeyboardAndShowsBoth(Atlas.Host host, Atlas atlas) {
        try (Visit visit = atlas.visit(host, Screen.LAPTOP, ColorScheme.LIGHT)) {
            visit.open(ARTICLE);
            Locator claim = visit.find(".claim").first();
            assertThat(claim.locator(".result").isVisible()).isFalse();
            Locator input = claim.locator(".guess input");
            input.focus();
            assertThat(input.getAttribute("type")).as("the precondition").isEqualTo("range");
            for (int i = 0; i < 7; i++) {
                visit.page().keyboard().press("ArrowRight");
            }
            assertThat(claim.locator("output").textContent()).isEqualTo("+7");
            visit.page().keyboard().press("Enter");
            claim.locator(".guessed svg").waitFor();
            assertThat(claim.locator(".guessed p").textContent()).startsWith("Your guess: +7. Measured: ");
            assertThat(claim.locator(".decided").isVisible()).isTrue();
            assertThat(claim.locator(".figure-frame > svg").isVisible()).isTrue();
            assertThat(visit.find(".claim").nth(1).locator(".result").isVisible()).as("others wait").isFalse();
            visit.open(ARTICLE);
            assertThat(visit.find(".claim").first().locator(".guessed p").textContent()).as("after coming back")
                    .startsWith("Your guess: +7.");
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void isShownWithoutAGuessToo(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(ARTICLE);
            Locator claim = visit.find(".claim").first();
            claim.locator("[data-skip]").click();
            assertThat(claim.locator(".result").isVisible()).isTrue();
            assertThat(claim.locator(".guess").isVisible()).isFalse();
            assertThat(claim.locator(".guessed").isVisible()).isFalse();
        }
    }

    @Test
    void aDifferenceHasItsSignAndAValueHasNone(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(ARTICLE);
            assertThat(visit.page().evaluate("""
                    async () => {
                      const { sentence, spelt } = await import('/assets/js/guess.js');
                      const value = { mean: 0.5, low: 0.25, high: 0.75, unit: 'as measured', kind: 'value' };
                      return [spelt(7, 'difference'), spelt(7, 'value'), spelt(-7, 'value'), sentence(0.4, value)];
                    }""")).isEqualTo(List.of("+7", "7", "−7",
                    "Your guess: 0.4. Measured: 0.5 (0.25 to 0.75), as measured. Your guess is inside the interval."));
        }
    }

    @ParameterizedTest
    @EnumSource
    void figuresFitWhateverTheyAreShownOn(Screen screen, Atlas atlas) {
        try (Visit visit = atlas.visit(screen)) {
            visit.open(ARTICLE);
            visit.page().evaluate("() => document.querySelectorAll('.claim [data-skip]').forEach((b) => b.click())");
            visit.page().evaluate(
                    "() => document.querySelectorAll('.evidence details').forEach((d) => { d.open = true; })");
            assertThat(visit.count(".figure-frame > svg")).isGreaterThan(3);
            assertThat(visit.find(".figure-frame").evaluateAll("""
                    all => all.flatMap((frame) => {
                      const box = frame.getBoundingClientRect();
                      const texts = [...frame.querySelectorAll('text')].map((t) => [t, t.getBoundingClientRect()]);
                      const out = texts.filter(([, r]) => r.left < box.left - 1 || r.right > box.right + 1);
                      const over = texts.filter(([, r], i) => texts.slice(i + 1).some(([, s]) => r.left < s.right - 1
                        && s.left < r.right - 1 && r.top < s.bottom - 3 && s.top < r.bottom - 3));
                      return [...out.map(([t]) => `sticks out: ${t.textContent}`),
                        ...over.map(([t]) => `is covered: ${t.textContent}`),
                        ...(frame.scrollWidth > frame.clientWidth ? ['scrolls'] : [])];
                    })""")).isEqualTo(List.of());
        }
    }

    @Test
    void isSimplyThereWithoutScripts(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.page().route("**/*.js", r -> r.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setBody("")
                    .setContentType("text/javascript")));
            visit.page().navigate(atlas.root(Atlas.Host.SERVER) + ARTICLE);
            assertThat(visit.count(".claim .result:visible")).isEqualTo(visit.count(".claim")).isPositive();
            assertThat(visit.count(".guess:visible")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE, LIGHT", "PHONE, DARK", "LAPTOP, LIGHT", "LAPTOP, DARK"})
    void axeFindsNothingSeriousInIt(Screen screen, ColorScheme colours, Atlas atlas) {
        try (Visit visit = atlas.visit(Atlas.Host.SERVER, screen, colours)) {
            visit.open(ARTICLE);
            assertThat(Axe.findings(visit.page(), ".found")).as("before").isEmpty();
            visit.find(".claim .guess button[type='submit']").first().click();
            visit.find(".guessed svg").first().waitFor();
            visit.page().evaluate("() => document.querySelectorAll('.claim [data-skip]').forEach((b) => b.click())");
            visit.page().evaluate(
                    "() => document.querySelectorAll('.evidence details').forEach((d) => { d.open = true; })");
            assertThat(Axe.findings(visit.page(), "html")).as("after").isEmpty();
            assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(visit.troubles()).isEmpty();
        }
    }
}
