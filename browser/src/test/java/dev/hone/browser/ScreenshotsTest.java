package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Writes pictures for people to look at: `./hone test --screenshots` leaves them in `browser/target/screenshots`.
@InBrowser
@Tag("screenshots")
@DisplayName("Pictures")
class ScreenshotsTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final int FULL_HEIGHT = 16_000;

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "LAPTOP", "WIDE"})
    void ofEachKindOfPage(Screen screen, Atlas atlas) {
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (Visit visit = atlas.visit(Atlas.Host.SERVER, screen, colours)) {
                for (Kind kind : Kind.values()) {
                    visit.open(kind.path());
                    if (kind == Kind.SEARCH) {
                        visit.find(".hits li").first().waitFor();
                    }
                    visit.page().evaluate("() => document.fonts.ready");
                    String name = "%s-%s-%s.png".formatted(kind, screen, colours).toLowerCase(Locale.ROOT);
                    byte[] picture = visit.page().screenshot(
                            new Page.ScreenshotOptions().setPath(FOLDER.resolve(name))
                                    .setFullPage(height(visit) <= FULL_HEIGHT));
                    assertThat(picture).isNotEmpty();
                }
            }
        }
    }

    private static int height(Visit visit) {
        return (int) visit.page().evaluate("() => document.documentElement.scrollHeight");
    }
}
