package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@InBrowser
@DisplayName("The browser of rollouts")
class RolloutsTest {
    private static final String PAGE = "runs/first/rollouts.html";

    @ParameterizedTest
    @EnumSource
    void showsTheLastStepFirstWithItsTokens(Atlas.Host host, Atlas atlas) {
        try (Visit visit = atlas.visit(host, Screen.LAPTOP, ColorScheme.LIGHT)) {
            visit.open(PAGE);
            assertThat(visit.count(".rollout-list li")).isEqualTo(24);
            assertThat(visit.find(".rollout[aria-pressed='true'] b").textContent()).isEqualTo("6.0.0");
            String text = visit.find(".tokens").textContent();
            assertThat(visit.find(".rollout-list .rollout-text").first().textContent()).as("prompt and text")
                    .endsWith(text.replaceAll("<[^>]*>$", "").replace('␣', ' '));
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void aTokenSaysItsNumbersOnTheKeyboard(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(PAGE);
            visit.find(".tokens").focus();
            assertThat(visit.find(".token-says").textContent()).startsWith("1 of ")
                    .containsPattern(
                            "probability [\\d.]+ \\(log .*\\), entropy .* nats, advantage .*, (ratio|not trained)");
            visit.page().keyboard().press("ArrowRight");
            visit.page().keyboard().press("ArrowRight");
            visit.page().keyboard().press("ArrowLeft");
            assertThat(visit.find(".token-says").textContent()).startsWith("2 of ");
            assertThat(visit.find(".tokens").getAttribute("aria-activedescendant"))
                    .isEqualTo(visit.find(".token[aria-selected='true']").getAttribute("id"));
            visit.page().keyboard().press("End");
            int tokens = visit.count(".tokens .token");
            assertThat(visit.find(".token-says").textContent()).startsWith(tokens + " of " + tokens);
        }
    }

    @Test
    void coloursAreWhatTheNumbersSay(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(PAGE);
            assertThat(visit.page().evaluate("""
                    async () => {
                      const { MEASURES, numbers, words } = await import('/assets/js/runs/measures.js');
                      const rollout = { logprobs: [Math.log(0.25), 0], entropies: [1.5, 0.5], advantages: [-0.5, 1],
                        versions: [3, 4], version: 3, texts: ['a', 'b'],
                        optimizer_steps: [{ ratios: [1, 1], clipped: [0, 0] }, { ratios: [4, null], clipped: [1, 0] }] };
                      const strengths = Object.keys(MEASURES).map((m) => [0, 1].map((i) =>
                        MEASURES[m].strength(numbers(rollout, i), MEASURES[m].scale([rollout]))));
                      return JSON.stringify([strengths, words(rollout, 0), words(rollout, 1)]);
                    }""")).isEqualTo("[[[0.75,0],[1,0.3333333333333333],[-0.5,1],[1,null]],"
                    + "\"probability 0.25 (log −1.39), entropy 1.50 nats, advantage −0.50, ratio 4.000, clipped\","
                    + "\"probability 1.00 (log 0.00), entropy 0.50 nats, advantage 1.00, not trained, drawn by version 4\"]");
        }
    }

    @Test
    void eachColourHasALegendWithNumbers(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(PAGE);
            for (String colour : List.of("entropy", "advantage", "ratio", "probability")) {
                visit.find("#colour").selectOption(colour);
                visit.find(".token-legend b", colour.substring(1)).waitFor();
                assertThat(visit.count(".token-legend li")).as(colour).isEqualTo(5);
            }
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBestAndTheWorstOfTheRunAreFound(Atlas.Host host, Atlas atlas) {
        try (Visit visit = atlas.visit(host, Screen.LAPTOP, ColorScheme.LIGHT)) {
            visit.open(PAGE + "?of=best");
            assertThat(visit.find(".rollout").first().textContent()).contains("correct", "reward 1");
            visit.find("#of").selectOption("worst");
            visit.find(".rollout", "reward 0").first().waitFor();
            assertThat(visit.count("#at")).as("no slider for all steps").isZero();
            assertThat(visit.path()).contains("of=worst");
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void aStepIsReachedAndOrderedByKeyboardAlone(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(PAGE);
            visit.find("#at").focus();
            visit.page().keyboard().press("Home");
            visit.find("#browser[data-ready='1.0.0']").waitFor();
            assertThat(visit.path()).contains("step=1");
            visit.find("#order").selectOption("worst");
            visit.find(".rollout").first().focus();
            visit.page().keyboard().press("ArrowDown");
            String second = focused(visit);
            visit.page().keyboard().press("Enter");
            visit.find("#browser[data-ready='" + second + "']").waitFor();
            visit.page().keyboard().press("ArrowDown");
            String third = focused(visit);
            visit.page().keyboard().press("b");
            visit.find(".rollout-panel").nth(1).waitFor();
            assertThat(visit.find(".rollout-panel h2").allTextContents())
                    .containsExactly("Rollout " + second, "Rollout " + third);
            visit.find(".rollout-panel .action", "Close").click();
            visit.page().waitForFunction("() => document.querySelectorAll('.rollout-panel').length === 1");
        }
    }

    @Test
    void aTaskIsFollowedThroughTrainingWithOneRolloutHeldBeside(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(PAGE + "?of=task&task=sorting&step=1&b=1.1.0");
            assertThat(visit.find(".trace figcaption").textContent()).contains("Mean reward of sorting");
            Locator slider = visit.find("#at");
            slider.focus();
            visit.page().keyboard().press("End");
            visit.page().waitForFunction("() => location.search.includes('step=6')");
            visit.page()
                    .waitForFunction("() => document.querySelector('.rollout-panel h2').textContent.includes(' 6.')");
            assertThat(visit.find(".rollout-panel h2").nth(1).textContent()).isEqualTo("Rollout 1.1.0");
            assertThat(visit.find(".rollout-list .rollout-text").allTextContents()).isNotEmpty();
            assertThat(visit.find(".rollout-prompt b").first().textContent()).isEqualTo("sorting");
        }
    }

    @Test
    void oneProblemHasItsSteps(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(PAGE);
            visit.find("#of").selectOption("problem");
            visit.find("#problem").waitFor();
            visit.page().waitForFunction("() => document.querySelectorAll('.rollout-list li').length === 4");
            assertThat(visit.find("#problem option").first().textContent()).matches(".*\\(\\d+ steps?\\)");
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void anAddressThatAsksForNonsenseShowsTheLastStep(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.PHONE)) {
            visit.open(PAGE + "?of=nothing&step=99&order=x&colour=y&a=1&b=7.7.7");
            assertThat(visit.find("#browser").getAttribute("data-ready")).isEqualTo("6.0.0");
            assertThat(visit.count(".rollout-panel")).isEqualTo(1);
        }
    }

    private static String focused(Visit visit) {
        return (String) visit.page().evaluate("() => document.activeElement.dataset.id");
    }
}
