package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The server is on this machine, so the network costs nothing here: what is measured is the browser's work.
@InBrowser
@DisplayName("The front page with all its cards")
class PaintTest {
    private static final int VISITS = 5;

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "LAPTOP"})
    void isDrawnWithinASecond(Screen screen, Atlas atlas) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < VISITS; i++) {
            try (Visit visit = atlas.visit(Atlas.Host.SERVER, screen, ColorScheme.LIGHT)) {
                visit.open("index.html");
                times.add(((Number) visit.page().evaluate("""
                        () => new Promise((resolve) => {
                          let last = 0;
                          new PerformanceObserver((list) => { last = list.getEntries().at(-1).startTime; })
                            .observe({ type: 'largest-contentful-paint', buffered: true });
                          setTimeout(() => resolve(last), 400);
                        })""")).doubleValue());
            }
        }
        double median = times.stream().sorted().toList().get(VISITS / 2);
        assertThat(median).as("milliseconds to the largest paint, median of %s", times)
                .isPositive()
                .isLessThan(1000);
    }
}
