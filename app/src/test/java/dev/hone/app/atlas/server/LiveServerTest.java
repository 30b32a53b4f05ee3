package dev.hone.app.atlas.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.atlas.LiveSources;
import dev.hone.app.atlas.SmallLibrary;
import dev.hone.app.atlas.experiment.ExperimentBench;
import dev.hone.app.atlas.server.RawRequest.Answer;
import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.app.atlas.site.Sources.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The live half of the atlas's server")
class LiveServerTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern EVENT = Pattern.compile("event: (\\w+)\\ndata: (.*)\\n\\n");

    @TempDir
    private static Path temp;

    private static LiveSources live;
    private static AtlasServer server;

    @BeforeAll
    static void start() throws IOException {
        live = LiveSources.train(temp);
        server = AtlasServer.start(
                new AtlasSite(SmallLibrary.of("ants"), "1.2.3", live.of(Host.SERVER, 12)),
                new ExperimentBench(List.of(), temp.resolve("lab")), 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Event(String name, JsonNode data) {}

    @Test
    void aRunThatHasEndedIsToldAtOnce() throws IOException {
        Answer answer = get("/runs/rl/events");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).startsWith("text/event-stream");
        List<Event> events = events(answer.body());
        assertThat(events).extracting(Event::name).containsExactly("run", "end");
        assertThat(events.getFirst().data().get("curves").get("reward").get("steps")).hasSize(4);
    }

    @Test
    void aRunThatGoesOnIsFollowed() throws IOException {
        Path run = live.run("half way");
        Path lock = run.resolve("lock");
        try (FileChannel held = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(server.address()).getPort())) {
            held.lock();
            assertThat(get("/runs/half%20way/").body()).contains("data-follow=\"yes\"", "running");
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET /runs/half%20way/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            JsonNode first = next(lines, "run");
            assertThat(first.get("state").stringValue()).isEqualTo("running");
            assertThat(first.get("curves").get("reward").get("steps")).hasSize(4);
            Files.writeString(run.resolve("metrics.jsonl"),
                    "{\"step\":5,\"event\":\"train\",\"reward\":0.625}\n", StandardOpenOption.APPEND);
            JsonNode second = next(lines, "run");
            assertThat(second.get("step").intValue()).isEqualTo(5);
            assertThat(second.get("curves").propertyNames()).as("what is new alone").containsExactly("reward");
            assertThat(second.get("curves").get("reward").get("values").get(0).doubleValue()).isEqualTo(0.625);
            held.close();
            assertThat(next(lines, "end")).isEmpty();
        }
    }

    @Test
    void unknownRunsAndAttemptsAreNotThere() throws IOException {
        for (String path : List.of("/runs/none/events", "/runs/..%2frl/events", "/playground/attempts/99/events",
                "/runs/none/", "/runs/rl/rollouts/step-99.json")) {
            assertThat(get(path).status()).as(path).isIn(400, 404);
        }
        assertThat(post("/playground/attempts/99/cancel", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/runs/rl/events", "/runs/rl/curves.json", "/playground/problem?task=chains"})
    void otherNamesAreRefused(String path) throws IOException {
        assertThat(RawRequest.get(server.address(), path, "Host", "evil.example").status()).isEqualTo(403);
        assertThat(get(path, "Origin", "http://evil.example").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "none, application/json", "http://evil.example, application/json", "http://127.0.0.1:1, application/json",
        "http://localhost, application/json", "null, application/json", "here, text/plain",
        "here, application/x-www-form-urlencoded"})
    void onlyAPageOfThisServerMayBeginSomething(String origin, String type) throws IOException {
        String host = host();
        List<String> headers = new ArrayList<>(List.of("Host", host, "Content-Type", type));
        if (!origin.equals("none")) {
            headers.addAll(List.of("Origin", origin.equals("here") ? "http://" + host : origin));
        }
        for (String path : List.of("/playground/attempts", "/playground/attempts/1/cancel")) {
            assertThat(RawRequest.post(server.address(), path, ask(""), headers.toArray(String[]::new)).status())
                    .as(path).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "no json; is no JSON", "[]; must be a JSON object", "{}; either a task or a prompt",
        "{\"task\":\"chains\",\"prompt\":\"x\"}; either a task or a prompt",
        "{\"task\":\"chains\"}; model: is missing",
        "{\"task\":\"chains\",\"model\":\"shipped/none\"}; there is no 'shipped/none' here",
        "{\"task\":\"chains\",\"model\":\"../home/models/base\"}; there is no",
        "{\"task\":\"chians\",\"model\":\"shipped/base\"}; no task 'chians'",
        "{\"task\":\"gsm8k?path=/etc\",\"model\":\"shipped/base\"}; needs files",
        "{\"task\":\"chains\",\"model\":\"shipped/base\",\"strategy\":\"gredy\"}; no strategy is named 'gredy'",
        "{\"task\":\"chains\",\"model\":\"shipped/base\",\"budget\":\"much\"}; is no budget",
        "{\"task\":\"chains\",\"model\":\"shipped/base\",\"tokens\":0}; tokens: must be",
        "{\"task\":\"chains\",\"model\":\"shipped/base\",\"tokens\":\"9\"}; tokens: must be",
        "{\"task\":\"chains\",\"model\":\"shipped/base\",\"colour\":1}; there is no field 'colour'"})
    void whatIsWrongInARequestIsNamed(String body, String message) throws IOException {
        Answer answer = post("/playground/attempts", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("message").stringValue()).contains(message);
    }

    @Test
    void anAttemptIsWatchedToItsSolutionWhichIsThatOfTheCommandLine() throws IOException {
        Answer begun = post("/playground/attempts", ask("self-consistency:3"));
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        List<Event> events = events(attempt(begun));
        assertThat(events.getFirst().name()).isEqualTo("asked");
        assertThat(events.get(1).data().get("samples").intValue()).isEqualTo(3);
        assertThat(events).filteredOn(e -> e.name().equals("completion")).hasSize(3).allSatisfy(e -> {
            int number = e.data().get("completion").intValue();
            assertThat(e.data().get("confidence").doubleValue()).isBetween(0.0, 1.0);
            assertThat(events).filteredOn(t -> t.name().equals("token")
                    && t.data().get("completion").intValue() == number)
                    .as("tokens of %d", number).hasSize(e.data().get("tokens").intValue());
        });
        JsonNode solution = events.getLast().data();
        assertThat(events.getLast().name()).isEqualTo("solution");
        JsonNode solved = Invocation.of("solve", temp.resolve("home/models/base"), "--task", "chains", "--problems", 1,
                "--seed", 5, "--strategy", "self-consistency:3", "--max-tokens", 12, "--json").succeeds().json()
                .getFirst();
        for (String each : List.of("answer", "text", "verdict", "calls", "completion_tokens")) {
            assertThat(solution.get(each)).as(each).isEqualTo(solved.get(each));
        }
        assertThat(events(attempt(begun))).as("read again").hasSameSizeAs(events);
    }

    @Test
    void anAttemptKeepsToItsBudgetAndOwnPromptsAreAnswered() throws IOException {
        Answer begun = post("/playground/attempts", "{\"model\":\"shipped/base\",\"prompt\":\"c1+2=\",\"strategy\":"
                + "\"self-consistency:8\",\"budget\":\"2calls\",\"tokens\":6}");
        List<Event> events = events(attempt(begun));
        assertThat(events.getLast().data().get("calls").intValue()).isEqualTo(2);
        assertThat(events.getLast().data().get("verdict").isNull()).isTrue();
    }

    @Test
    void oneAttemptGoesOnAtATimeAndCanBeCancelled() throws IOException {
        Answer begun = post("/playground/attempts", "{\"model\":\"shipped/base\",\"prompt\":\"c1+2=\",\"strategy\":"
                + "\"self-consistency:20000\",\"tokens\":64}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        Answer second = post("/playground/attempts", ask("greedy"));
        assertThat(second.status()).isEqualTo(409);
        String id = JSON.readTree(begun.body()).get("id").stringValue();
        assertThat(post("/playground/attempts/" + id + "/cancel", "{}").status()).isEqualTo(200);
        assertThat(events(attempt(begun)).getLast().name()).isEqualTo("cancelled");
        assertThat(post("/playground/attempts", ask("greedy")).status()).as("the next one may begin").isEqualTo(200);
    }

    @Test
    void theProblemOfATaskIsTold() throws IOException {
        JsonNode problem = JSON.readTree(get("/playground/problem?task=chains%3Fdifficulty=2&seed=5").body());
        assertThat(problem.get("prompt").stringValue()).endsWith("=");
        assertThat(problem.get("difficulty").intValue()).isEqualTo(2);
        assertThat(get("/playground/problem?task=chians").status()).isEqualTo(400);
        assertThat(get("/playground/problem?task=chains&seed=x").status()).isEqualTo(400);
    }

    private static String ask(String strategy) {
        return "{\"model\":\"shipped/base\",\"task\":\"chains\",\"strategy\":\"" + strategy
                + "\",\"seed\":5,\"tokens\":12}";
    }

    private static String attempt(Answer begun) throws IOException {
        return get("/playground/attempts/" + JSON.readTree(begun.body()).get("id").stringValue() + "/events").body();
    }

    private static String host() {
        return "127.0.0.1:" + URI.create(server.address()).getPort();
    }

    private static Answer get(String path, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of("Host", "localhost"));
        all.addAll(List.of(headers));
        return RawRequest.get(server.address(), path, all.toArray(String[]::new));
    }

    private static Answer post(String path, String body) throws IOException {
        return RawRequest.post(server.address(), path, body, "Host", host(), "Origin", "http://" + host(),
                "Content-Type", "application/json");
    }

    /// Events of a body, which may come in chunks with their lengths between.
    private static List<Event> events(String body) {
        return EVENT.matcher(body.replaceAll("\r\n[0-9a-f]+\r\n", "").replace("\r\n", "")).results()
                .map(m -> new Event(m.group(1), JSON.readTree(m.group(2)))).toList();
    }

    private static JsonNode next(BufferedReader lines, String name) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("event: " + name)) {
                return JSON.readTree(lines.readLine().substring("data: ".length()));
            }
        }
        throw new IOException("the stream ended before an event " + name);
    }
}
