package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@InBrowser
@DisplayName("Runs")
class RunsTest {
    @ParameterizedTest
    @EnumSource
    void aRunIsFoundAndItsCurvesAreDrawn(Atlas.Host host, Atlas atlas) {
        try (Visit visit = atlas.visit(host, Screen.LAPTOP, ColorScheme.LIGHT)) {
            visit.open("runs/index.html");
            visit.find(".runs a", "first").first().click();
            visit.page().waitForURL("**/runs/first/index.html");
            visit.find("#figures[data-ready] figure").first().waitFor();
            assertThat(visit.find("#figures figcaption b").allTextContents())
                    .startsWith("Held-out accuracy", "Reward").contains("Entropy", "Gradient norm");
            assertThat(visit.find("#figures .line").first().getAttribute("d")).matches("M[\\d. L]+");
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void theKeyboardReadsACurveOutAndAllFiguresFollow(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("runs/first/index.html");
            assertThat(visit.find("#figures .readout").nth(1).textContent()).startsWith("step 6: ");
            visit.find("#figures input[type='range']").nth(1).focus();
            visit.page().keyboard().press("Home");
            assertThat(visit.find("#figures .readout").allTextContents().subList(1, 4))
                    .allMatch(t -> t.startsWith("step 1: "));
            visit.page().keyboard().press("ArrowRight");
            assertThat(visit.find("#figures .readout").nth(2).textContent()).startsWith("step 2: ");
        }
    }

    @Test
    void anyOtherNumberCanBeAdded(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("runs/first/index.html");
            int before = visit.count("#figures figure");
            visit.find("#metric").selectOption("learning_rate");
            assertThat(visit.count("#figures figure")).isEqualTo(before + 1);
            assertThat(visit.find("#figures figcaption b").last().textContent()).isEqualTo("learning_rate");
        }
    }

    @Test
    void whatAFollowedRunGainsIsPutAtTheEnd(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("runs/first/index.html");
            assertThat(visit.page().evaluate("""
                    async () => {
                      const { merge, time } = await import('/assets/js/runs/run.js');
                      const known = { reward: { steps: [1, 2], values: [0.5, 0.25] } };
                      merge(known, { reward: { steps: [2, 3], values: [0.75, 1] }, loss: { steps: [3], values: [2] } });
                      return JSON.stringify([known, time(12.34), time(245), time(7650)]);
                    }""")).isEqualTo("[{\"reward\":{\"steps\":[1,2,3],\"values\":[0.5,0.75,1]},"
                    + "\"loss\":{\"steps\":[3],\"values\":[2]}},\"12.3 s\",\"4:05 min\",\"2:07:30 h\"]");
        }
    }

    @Test
    void axesHaveRoundNumbersAndCurvesCanBeSmoothed(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("runs/first/index.html");
            assertThat(visit.page().evaluate("""
                    async () => {
                      const { at, shown, smooth, ticks } = await import('/assets/js/runs/chart.js');
                      const curve = { steps: [1, 3, 5], values: [1, 2, 6] };
                      return JSON.stringify([ticks(0, 10), ticks(0.31, 0.58, 4), smooth(curve, 2).values,
                        at(curve, 0) ?? 'none', at(curve, 3), at(curve, 4), at(curve, 9),
                        shown(-0.25), shown(0.000012), shown(null), shown(1234.5678)]);
                    }""")).isEqualTo("[[0,2,4,6,8,10],[0.4,0.5],[1,1.5,4],\"none\",2,2,6,\"−0.25\",\"1.20e-5\",\"-\","
                    + "\"1235\"]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void runsAreComparedOverEachOther(Atlas.Host host, Atlas atlas) {
        try (Visit visit = atlas.visit(host, Screen.LAPTOP, ColorScheme.LIGHT)) {
            visit.open("runs/index.html");
            visit.find(".runs input").evaluateAll("all => all.forEach((e) => e.click())");
            visit.find("button[type='submit']").click();
            visit.find("#compare[data-ready] figure").waitFor();
            assertThat(visit.count(".compare-figure path.line")).isEqualTo(2);
            assertThat(visit.find("table", "learning-rate").locator("tbody tr").allTextContents())
                    .as("they differ in nothing else").singleElement().asString()
                    .startsWith("optimizer.learning-rate").contains("0.01", "0.001");
            visit.find("#metric").selectOption("entropy");
            assertThat(visit.path()).contains("metric=entropy", "run=first", "run=second");
            visit.find(".choice label", "second").locator("input").click();
            assertThat(visit.count(".compare-figure path.line")).isEqualTo(1);
            assertThat(visit.find(".choice input:focus").getAttribute("value")).isEqualTo("second");
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"runs/compare.html, Tick at least one run.", "runs/compare.html?run=none, Tick at least one run."})
    void nothingToCompareIsSaid(String path, String said, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.PHONE)) {
            visit.open(path);
            assertThat(visit.find("#compare").textContent()).contains(said);
            assertThat(visit.troubles()).isEqualTo(List.of());
        }
    }
}
