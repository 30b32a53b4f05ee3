package dev.hone.app.atlas.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.app.atlas.experiment.ExperimentBench;
import dev.hone.app.atlas.experiment.SlowExperiment;
import dev.hone.app.atlas.server.RawRequest.Answer;
import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.app.atlas.site.Sources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The addresses of experiments")
@Timeout(60)
class ExperimentRoutesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SMOKE = "{\"profile\":\"smoke\"}";

    @TempDir
    private Path work;

    private final SlowExperiment slow = new SlowExperiment("slow");
    private AtlasServer server;

    @BeforeEach
    void start() {
        var sources = new Sources(Optional.empty(), Optional.empty(), Optional.empty(), Sources.Host.SERVER, 1);
        server = AtlasServer.start(new AtlasSite(SmallLibrary.of("ants", "entropy-ceiling"), "1", sources),
                new ExperimentBench(List.of(slow, new SlowExperiment("other")), work), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRunIsFollowedToItsVerdicts() throws IOException {
        assertThat(get("/experiments/now").body()).isEqualTo("{}");
        assertThat(get("/experiments/events").body()).contains("event: state", "data: {}");
        JsonNode begun = json(post("/experiments/slow/run", SMOKE));
        assertThat(begun.get("phase").stringValue()).isEqualTo("running");
        assertThat(get("/experiments/slow/outcome").status()).as("not yet").isEqualTo(404);
        List<JsonNode> states = new ArrayList<>();
        try (var events = new Events(server.address())) {
            states.add(events.next());
            slow.let(2);
            while (!states.getLast().get("phase").stringValue().equals("decided")) {
                states.add(events.next());
            }
        }
        assertThat(states).extracting(s -> s.get("done").intValue()).isSorted().contains(1, 2);
        assertThat(states.getLast().get("all").intValue()).isEqualTo(2);
        assertThat(states.getLast().get("arm").stringValue()).isIn("a", "b");
        String outcome = get("/experiments/slow/outcome").body();
        assertThat(outcome).contains("id=\"claim-run-better\"", "data-verdict=\"inconclusive\"", "<svg ",
                "smoke profile, 1 seed", "decides nothing", work.toString())
                .doesNotContain("class=\"guess\"", "<html", "hone ask");
        assertThat(json(get("/experiments/now"))).as("who comes later").isEqualTo(states.getLast());
    }

    @Test
    void evidenceNamesTheCommandThatCommitsIt() throws IOException {
        slow.let(4);
        post("/experiments/slow/run", "{\"profile\":\"quick\"}");
        assertThat(get("/experiments/events").body()).contains("\"phase\":\"decided\"");
        assertThat(get("/experiments/slow/outcome").body())
                .contains("<code>hone ask slow --work " + work + "</code>", "quick profile, 2 seeds: evidence");
    }

    @Test
    void whileOneGoesOnTheAnswerIsHowItStands() throws IOException {
        post("/experiments/slow/run", SMOKE);
        Answer second = post("/experiments/other/run", SMOKE);
        assertThat(second.status()).isEqualTo(409);
        assertThat(json(second).get("id").stringValue()).isEqualTo("slow");
        assertThat(post("/experiments/other/cancel", "{}").status()).as("another one's").isEqualTo(404);
        assertThat(post("/experiments/slow/cancel", "{}").status()).isEqualTo(200);
        assertThat(get("/experiments/events").body()).contains("\"phase\":\"cancelled\"", "is kept");
        assertThat(post("/experiments/other/run", SMOKE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "slow; no json; is no JSON", "slow; []; must be smoke or quick", "slow; {}; must be smoke or quick",
        "slow; {\"profile\":\"full\"}; must be smoke or quick, not 'full'",
        "slwo; {\"profile\":\"smoke\"}; no experiment 'slwo'"})
    void whatIsWrongIsNamed(String id, String body, String message) throws IOException {
        Answer answer = post("/experiments/" + id + "/run", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).get("message").stringValue()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"none, application/json", "http://evil.example, application/json", "here, text/plain"})
    void onlyAPageOfThisServerMayBeginOrCancel(String origin, String type) throws IOException {
        List<String> headers = new ArrayList<>(List.of("Host", host(), "Content-Type", type));
        if (!origin.equals("none")) {
            headers.addAll(List.of("Origin", origin.equals("here") ? "http://" + host() : origin));
        }
        for (String path : List.of("/experiments/slow/run", "/experiments/slow/cancel")) {
            assertThat(RawRequest.post(server.address(), path, SMOKE, headers.toArray(String[]::new)).status())
                    .as(path).isEqualTo(403);
        }
        assertThat(get("/experiments/now").body()).isEqualTo("{}");
        assertThat(RawRequest.get(server.address(), "/experiments/now", "Host", "evil.example").status())
                .isEqualTo(403);
    }

    @Test
    void anArticleWithAnExperimentHasTheFormAndNoOther() throws IOException {
        assertThat(get("/notes/entropy-ceiling.html").body())
                .contains("id=\"run-here\"", "data-id=\"entropy-ceiling\"", "value=\"smoke\"", "decides nothing",
                        "value=\"quick\"", "not measured here");
        assertThat(get("/notes/ants.html").body()).doesNotContain("run-here");
    }

    private static JsonNode json(Answer answer) {
        return JSON.readTree(answer.body());
    }

    private String host() {
        return "127.0.0.1:" + URI.create(server.address()).getPort();
    }

    private Answer get(String path) throws IOException {
        return RawRequest.get(server.address(), path, "Host", "localhost");
    }

    private Answer post(String path, String body) throws IOException {
        return RawRequest.post(server.address(), path, body, "Host", host(), "Origin", "http://" + host(),
                "Content-Type", "application/json");
    }

    /// The stream of events, read while it goes on.
    private record Events(Socket socket, BufferedReader lines) implements AutoCloseable {
        Events(String address) throws IOException {
            this(new Socket(InetAddress.getLoopbackAddress(), URI.create(address).getPort()));
        }

        private Events(Socket socket) throws IOException {
            this(socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET /experiments/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        }

        JsonNode next() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    return JSON.readTree(line.substring("data: ".length()));
                }
            }
            throw new IOException("the stream ended");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
