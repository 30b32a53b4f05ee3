package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@InBrowser
@DisplayName("An experiment that is run from its article")
class ExperimentTest {
    private static final String FAST = "entropy-ceiling";
    private static final String OTHER = "negative-only-reinforcement";
    private static final double MOST_MILLIS = 120_000;

    private static void run(Visit visit, String profile) {
        visit.find("#run-here input[value='" + profile + "']").check();
        visit.find("#run-here button.go").click();
    }

    private static void until(Visit visit, String phase) {
        visit.find("#run-here[data-phase='" + phase + "']")
                .waitFor(new Locator.WaitForOptions().setTimeout(MOST_MILLIS));
    }

    @ParameterizedTest
    @CsvSource({"LAPTOP, LIGHT", "PHONE, DARK"})
    void goesFromTheNoteToItsVerdict(Screen screen, ColorScheme colours, Atlas atlas) {
        try (Visit visit = atlas.visit(Atlas.Host.SERVER, screen, colours)) {
            visit.open("notes/" + FAST + ".html");
            run(visit, "smoke");
            visit.find("#run-here .came-out").waitFor(new Locator.WaitForOptions().setTimeout(MOST_MILLIS));
            assertThat(visit.find("#run-here").getAttribute("data-phase")).isEqualTo("decided");
            assertThat(visit.find("#run-here .says").textContent()).startsWith("Decided, after ");
            assertThat(visit.find(".came-out").textContent()).contains("decides nothing", "smoke-", ".json");
            Locator claims = visit.find(".came-out .claim");
            assertThat(claims.count()).isPositive();
            for (int i = 0; i < claims.count(); i++) {
                assertThat(claims.nth(i).locator(".decided").isVisible()).isTrue();
                assertThat(claims.nth(i).locator(".reason").textContent()).isNotBlank();
            }
            assertThat(visit.find(".came-out .figure-frame > svg").first().isVisible()).isTrue();
            assertThat(visit.find("#run-here button.go").isEnabled()).as("it can be run again").isTrue();
            assertThat(visit.find("#run-here [data-cancel]").isVisible()).isFalse();
            assertThat(Axe.findings(visit.page(), "#run-here")).isEmpty();
            assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            visit.open("notes/" + FAST + ".html");
            visit.find("#run-here .came-out").waitFor();
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void isJoinedByAPageThatIsLoadedInTheMiddleAndCancelled(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("notes/" + OTHER + ".html");
            run(visit, "quick");
            visit.find("#run-here progress").waitFor();
            visit.open("notes/" + OTHER + ".html");
            assertThat(visit.find("#run-here").getAttribute("data-phase")).isEqualTo("running");
            assertThat(visit.find("#run-here input[value='quick']").isChecked()).isTrue();
            assertThat(visit.find("#run-here .says").textContent()).containsPattern("^0 of \\d+ trials are over");
            assertThat(Axe.findings(visit.page(), "#run-here")).isEmpty();

            visit.open("notes/" + FAST + ".html");
            assertThat(visit.find("#run-here .says").textContent()).startsWith("The experiment of another question");
            assertThat(visit.find("#run-here button.go").isDisabled()).isTrue();
            visit.find("#run-here .says a").click();
            visit.page().waitForURL("**/notes/" + OTHER + ".html#run-here");
            until(visit, "running");

            visit.find("#run-here [data-cancel]").click();
            until(visit, "cancelled");
            assertThat(visit.find("#run-here .says").textContent()).contains("what is done is kept");
            assertThat(visit.find("#run-here button.go").isEnabled()).isTrue();
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void whenTheOtherOneEndsThisOneMayBegin(Atlas atlas) {
        try (Visit busy = atlas.visit(Screen.LAPTOP); Visit waits = atlas.visit(Screen.LAPTOP)) {
            busy.open("notes/" + OTHER + ".html");
            run(busy, "quick");
            busy.find("#run-here progress").waitFor();
            waits.open("notes/" + FAST + ".html");
            assertThat(waits.find("#run-here button.go").isDisabled()).isTrue();
            busy.find("#run-here [data-cancel]").click();
            until(waits, "idle");
            assertThat(waits.find("#run-here button.go").isEnabled()).isTrue();
            assertThat(busy.troubles()).isEmpty();
            assertThat(waits.troubles()).isEmpty();
        }
    }

    @Test
    void saysHowItStands(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("notes/" + FAST + ".html");
            assertThat(visit.page().evaluate("""
                    async () => {
                      const { says } = await import('/assets/js/experiment/words.js');
                      const state = { phase: 'running', profile: 'quick', all: 25, done: 7, kept: 3, prepared: 2,
                        arm: 'grpo', seed: 2, seconds_left: 240, message: '' };
                      const fresh = { ...state, done: 0, kept: 0, arm: null, seed: null, seconds_left: null };
                      return [says(state), says(fresh), says({ ...fresh, prepared: 0 }), says({ ...fresh, all: 0 }),
                        says({ ...state, done: 25 }), says({ ...state, phase: 'failed', message: 'no disk' })];
                    }""")).isEqualTo(List.of(
                    "7 of 25 trials are over, 3 of them from before. Last: grpo, seed 2. About 4 minutes left.",
                    "0 of 25 trials are over. 2 seeds are prepared.",
                    "0 of 25 trials are over. Preparing what the arms of a seed share.", "It begins.",
                    "25 of 25 trials are over, 3 of them from before. Deciding.", "It failed: no disk"));
        }
    }

    @Test
    void isNotOfferedWhereNoProgramAnswers(Atlas atlas) {
        try (Visit visit = atlas.visit(Atlas.Host.EXPORT, Screen.LAPTOP, ColorScheme.LIGHT)) {
            visit.open("notes/" + FAST + ".html");
            assertThat(visit.count("#run-here")).isZero();
            assertThat(visit.find(".found").textContent()).contains("hone ask " + FAST);
            assertThat(visit.troubles()).isEqualTo(List.of());
        }
    }

    @Test
    void isHiddenWithoutScripts(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.page().route("**/*.js", r -> r.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setBody("")
                    .setContentType("text/javascript")));
            visit.page().navigate(atlas.root(Atlas.Host.SERVER) + "notes/" + FAST + ".html");
            visit.find("#run-here").waitFor(
                    new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            assertThat(visit.find("#run-here").isVisible()).isFalse();
        }
    }
}
