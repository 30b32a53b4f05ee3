package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InBrowser
@DisplayName("The playground, models and tasks")
class PlaygroundTest {
    @Test
    void aModelIsAskedAndItsAnswersVote(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("playground.html?task=chains");
            visit.find("#problem code").first().waitFor();
            visit.find("input[name='strategy']").fill("self-consistency:5");
            visit.find("input[name='strategy']").press("Enter");
            visit.find("#says[data-state='solved']").waitFor();
            assertThat(visit.find("#says").textContent()).startsWith("Solved with 5 completions");
            assertThat(visit.count("#candidates li[data-done='yes']")).isEqualTo(5);
            int votes = visit.find("#tally td:nth-child(2)").allTextContents().stream()
                    .mapToInt(t -> Integer.parseInt(t.replaceAll("\\D.*", ""))).sum();
            assertThat(votes).isEqualTo(5);
            assertThat(visit.find(".answer-line").textContent()).contains("Answer ");
            assertThat(visit.find("#candidates .token").first().textContent()).isNotEmpty();
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void whatGoesOnCanBeCancelled(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("playground.html");
            visit.find("input[value='prompt']").check();
            visit.find("textarea").fill("c1+2=");
            visit.find("input[name='strategy']").fill("self-consistency:200000");
            visit.find("#ask button[type='submit']").click();
            visit.find("#says[data-state='going']").waitFor();
            visit.page().waitForFunction("() => document.querySelectorAll('#candidates li').length === 120");
            assertThat(visit.find("#written .status").textContent()).contains("of 200000");
            visit.find("#cancel").dispatchEvent("click"); // while tokens pour in, the button never rests
            visit.find("#says[data-state='cancelled']").waitFor();
            assertThat(visit.find("#cancel").isDisabled()).isTrue();
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void aMistakeIsSaidInThePage(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.PHONE)) {
            visit.open("playground.html");
            visit.find("input[name='strategy']").fill("gredy");
            visit.find("#ask button[type='submit']").click();
            visit.find("#says[data-state='failed']").waitFor();
            assertThat(visit.find("#says").textContent()).contains("no strategy is named 'gredy'", "greedy");
            assertThat(visit.troubles()).as("the refusal itself").allMatch(t -> t.contains("400"));
        }
    }

    @Test
    void votesAreCountedByAnswer(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("playground.html");
            assertThat(visit.page().evaluate("""
                    async () => {
                      const { fresh, heard, tally } = await import('/assets/js/playground/attempt.js');
                      let a = heard(fresh(), 'asked', {});
                      a = heard(a, 'request', { first: 0, samples: 4, of: 'question', prompt: 'x' });
                      a = heard(a, 'token', { completion: 1, text: '7', probability: 0.5 });
                      const done = (completion, answer, confidence) => heard(a, 'completion',
                        { completion, answer, confidence, text: '', tokens: 1, finish: 'end' });
                      a = done(0, '7', 0.5);
                      a = done(1, '', 0.25);
                      a = done(2, '8', 1);
                      a = done(3, '7', 0.25);
                      return JSON.stringify([tally(a), a.completions[1].pieces, a.state]);
                    }""")).isEqualTo("[{\"votes\":[{\"answer\":\"7\",\"votes\":2,\"confidence\":0.75},"
                    + "{\"answer\":\"8\",\"votes\":1,\"confidence\":1},"
                    + "{\"answer\":\"\",\"votes\":1,\"confidence\":0.25}],"
                    + "\"most\":2},[[\"7\",0.5]],\"going\"]");
        }
    }

    @Test
    void modelsAndTasksLeadToThePlayground(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("models.html");
            assertThat(visit.find(".model h2").allTextContents()).contains("tiny-base", "first", "second");
            visit.find(".model a", "Try it").nth(1).click();
            visit.page().waitForURL("**/playground.html?model=run*");
            assertThat(visit.find("select[name='model']").inputValue()).startsWith("run/");
            visit.open("tasks.html");
            visit.find("#task-countdown > summary").click();
            assertThat(visit.find("#task-countdown .examples tbody tr, #task-countdown .examples tr").count())
                    .isGreaterThan(2);
            assertThat(visit.find("#task-countdown ul a").count()).as("notes that speak of it").isPositive();
            visit.find("#task-countdown a", "Try it").click();
            visit.page().waitForURL("**/playground.html?task=countdown");
            assertThat(visit.find("select[name='task']").inputValue()).isEqualTo("countdown");
        }
    }

    @Test
    void anExportSaysHowToStartIt(Atlas atlas) {
        try (Visit visit = atlas.visit(Atlas.Host.EXPORT, Screen.LAPTOP, ColorScheme.LIGHT)) {
            visit.open("playground.html");
            assertThat(visit.find("main").textContent()).contains("./hone atlas", "./hone solve", "self-consistency");
            assertThat(visit.count("form")).isZero();
            assertThat(visit.troubles()).isEqualTo(List.of());
        }
    }
}
