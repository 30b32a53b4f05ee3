package dev.hone.app.atlas.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.app.atlas.experiment.ExperimentBench;
import dev.hone.app.atlas.server.RawRequest.Answer;
import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtlasServerTest {
    private static final AtlasSite SITE = new AtlasSite(SmallLibrary.of("ants", "bees"), "1.2.3");
    private static final ExperimentBench NO_EXPERIMENTS = new ExperimentBench(List.of(), Path.of("none"));
    private static AtlasServer server;

    @BeforeAll
    static void start() {
        server = AtlasServer.start(SITE, NO_EXPERIMENTS, 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theAddressIsOfThisMachineAlone() {
        assertThat(server.address()).matches("http://127\\.0\\.0\\.1:[1-9]\\d+/");
    }

    @Test
    void pagesAndAssetsComeAsTheyAreExported() throws IOException {
        assertThat(get("/").body()).isEqualTo(get("/index.html").body()).startsWith("<!doctype html>");
        assertThat(get("/notes/ants.html")).satisfies(a -> {
            assertThat(a.status()).isEqualTo(200);
            assertThat(type(a)).isEqualTo("text/html;charset=utf-8");
            assertThat(a.body()).isEqualTo(text("notes/ants.html")).contains("Do ants come home?");
        });
        assertThat(get("/assets/css/atlas.css")).satisfies(a -> {
            assertThat(a.status()).isEqualTo(200);
            assertThat(type(a)).isEqualTo("text/css;charset=utf-8");
            assertThat(a.body()).isEqualTo(text("assets/css/atlas.css"));
        });
        assertThat(get("/papers/").body()).isEqualTo(text("papers/index.html"));
        assertThat(get("/index.html?topic=habits").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing.html", "/notes/wasps.html", "/notes/", "/notes/deep/down/there.html"})
    void anUnknownPathHasAPageWhoseLinksWork(String path) throws IOException {
        Answer answer = get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("Nothing is here");
        String style = answer.body().replaceAll("(?s).*rel=\"stylesheet\" href=\"([^\"]*atlas.css)\".*", "$1");
        assertThat(get(URI.create(path).resolve(style).toString()).status()).as(style).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/notes/ants.html", "/assets/js/atlas.js", "/nothing.html"})
    void everythingMayLoadFromHereOnly(String path) throws IOException {
        assertThat(get(path).headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer")
                .hasEntrySatisfying("content-security-policy", policy -> assertThat(policy)
                        .startsWith("default-src 'self';")
                        .contains("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                        .doesNotContain("http", "*", "unsafe-eval")
                        .doesNotContainPattern("(default|script)-src [^;]*unsafe-inline"));
    }

    @Test
    void pagesAreAskedForAgainAndFontsAreKept() throws IOException {
        assertThat(get("/").headers()).containsEntry("cache-control", "no-cache");
        assertThat(get("/assets/vendor/katex/katex.min.css").headers()).containsEntry("cache-control", "max-age=3600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST:8080", "[::1]:80", "127.0.0.1:4663"})
    void namesOfThisMachineAreAnswered(String host) throws IOException {
        assertThat(RawRequest.get(server.address(), "/", "Host", host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "evil.example", "evil.example:4663", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.2", "0.0.0.0",
        "xlocalhost"})
    void otherNamesAreRefused(String host) throws IOException {
        assertRefused(RawRequest.get(server.address(), "/notes/ants.html", "Host", host), host);
        assertRefused(RawRequest.get(server.address(), "/nothing.html", "Host", host), host);
    }

    @Test
    void aRequestWithoutAHostIsRefused() throws IOException {
        Answer answer = RawRequest.get(server.address(), "/");
        assertThat(answer.status()).isBetween(400, 403);
        assertThat(answer.body()).doesNotContain("<!doctype html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://evil.example", "https://evil.example", "null", "http://localhost.evil.example", "file://", "nonsense"})
    void requestsOfOtherSitesAreRefused(String origin) throws IOException {
        assertRefused(get("/notes/ants.html", "Origin", origin), origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4663", "http://localhost:1", "http://[::1]:80"})
    void requestsOfThisMachineAreAnswered(String origin) throws IOException {
        assertThat(get("/notes/ants.html", "Origin", origin).status()).isEqualTo(200);
    }

    @Test
    void noOtherSiteMayRead() throws IOException {
        assertThat(get("/").headers().keySet()).noneMatch(h -> h.startsWith("access-control-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/../", "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/../text/guide.md",
        "/assets/..%2ftext/guide.md", "/assets/%2e%2e/version.properties", "/assets/..%5ctext%5cguide.md",
        "/assets/..%252ftext/guide.md", "//etc/passwd", "/file:/etc/passwd", "/assets/%00", "/notes/..;/index.html",
        "/assets/css/%2e%2e/%2e%2e/%2e%2e/version.properties"})
    void noPathLeadsOutOfTheSite(String path) throws IOException {
        Answer answer = get(path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("root:", "How sure is the short answer", "version=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "TRACE"})
    void nothingCanBeChanged(String method) throws IOException {
        assertThat(RawRequest
                .send(server.address(), method, "/notes/ants.html", "Host", "localhost", "Content-Length", "0")
                .status()).isBetween(400, 405);
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheWayOut() {
        int port = URI.create(server.address()).getPort();
        assertThatThrownBy(() -> AtlasServer.start(SITE, NO_EXPERIMENTS, port))
                .isInstanceOf(InputException.class)
                .hasMessage("port " + port + " is taken; name another with --port, or 0 for any");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, 70000})
    void aNumberThatIsNoPortIsRefused(int port) {
        assertThatThrownBy(() -> AtlasServer.start(SITE, NO_EXPERIMENTS, port))
                .isInstanceOf(InputException.class)
                .hasMessage("--port is " + port + "; allowed: 0 to 65535");
    }

    @Test
    void aServerThatIsClosedAnswersNoMore() {
        AtlasServer other = AtlasServer.start(SITE, NO_EXPERIMENTS, 0);
        String address = other.address();
        other.close();
        assertThatThrownBy(() -> RawRequest.get(address, "/", "Host", "localhost")).isInstanceOf(IOException.class);
    }

    private static void assertRefused(Answer answer, String named) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains(named).doesNotContain("Do ants come home?", "<");
        assertThat(type(answer)).startsWith("text/plain");
    }

    private static Answer get(String path, String... headers) throws IOException {
        var all = new String[headers.length + 2];
        all[0] = "Host";
        all[1] = "localhost";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return RawRequest.get(server.address(), path, all);
    }

    private static String type(Answer answer) {
        return answer.headers().getOrDefault("content-type", "none").replace(" ", "");
    }

    private static String text(String path) {
        return new String(SITE.find(path).orElseThrow().content(), StandardCharsets.UTF_8);
    }
}
