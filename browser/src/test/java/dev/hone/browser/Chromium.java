package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The machine's own Chromium, driven without a window.
///
/// It is the one that the system property `chromium` names, or else that of Debian, or else Google Chrome. Where there
/// is none, the tests skip themselves. Nothing is downloaded.
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    private static final List<String> USUAL = List.of("/usr/bin/chromium", "/usr/bin/google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--disable-sync");

    static Chromium start() {
        Path program = find().orElseGet(() -> abort("these tests need a Chromium: install it (Debian, Ubuntu: "
                + "apt-get install chromium), or name its program with -Dchromium=PATH"));
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright.chromium().launch(
                        new BrowserType.LaunchOptions().setExecutablePath(program).setHeadless(true)
                                .setArgs(ARGUMENTS)));
    }

    private static Optional<Path> find() {
        String named = System.getProperty("chromium");
        if (named != null) {
            Path program = Path.of(named);
            assertThat(program).as("the Chromium that -Dchromium names").isExecutable();
            return Optional.of(program);
        }
        return USUAL.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
