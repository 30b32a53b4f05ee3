package dev.hone.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.app.TinyModelFiles;
import dev.hone.engine.Model;
import dev.hone.engine.SamplingService;
import dev.hone.engine.combine.CombinedModel;
import dev.hone.engine.text.ChatMessage;
import dev.hone.engine.text.JinjaChatTemplate;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.generation.PromptTooLong;
import dev.hone.reasoning.registry.Combinations;
import dev.hone.reasoning.registry.Strategies;
import dev.hone.reasoning.remote.RemoteGenerator;
import dev.hone.reasoning.remote.ServerSettings;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import dev.hone.tasks.HeldOut;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.registry.TaskSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelServerTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SamplingService.Capacity ROOM = new SamplingService.Capacity(8, 96);

    private final HttpClient client = HttpClient.newHttpClient();
    private Model model = TinyModelFiles.withText();
    private ModelServer server;
    private LocalGenerator local;
    private RemoteGenerator remote;

    @BeforeAll
    void start() {
        Model plain = TinyModelFiles.withText();
        model = new Model(plain.parameters(), plain.tokenizer(), Optional.of(JinjaChatTemplate.of("test",
                "{% for m in messages %}{{ m.role }}:{{ m.content }};{% endfor %}"
                        + "{% if add_generation_prompt %}assistant:{% endif %}",
                Map.of(), Clock.systemUTC())),
                plain.endTokens());
        server = ModelServer.start(model, settings(), new ApiServer.Place("127.0.0.1", 0, Optional.empty()));
        local = new LocalGenerator("tiny", model, 2, ROOM);
        remote = RemoteGenerator.connect(
                ServerSettings.of(URI.create(server.address())), Optional.empty());
    }

    private static ModelServer.Settings settings() {
        return new ModelServer.Settings("tiny", 2, ROOM, 16, 0, (gold, text) -> {
            throw new IllegalStateException("no gold here");
        });
    }

    @AfterAll
    void stop() {
        remote.close();
        local.close();
        server.close();
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aServerGivesTheBitsOfTheModel() {
        assertThat(remote.name()).isEqualTo("tiny");
        assertThat(remote.capabilities()).contains(
                Capability.CHAT, Capability.TOKEN_IDS, Capability.LOG_PROBS, Capability.ALTERNATIVES);
        GenerationOptions options = GenerationOptions.of(0.9, 12).withAlternatives(4);
        for (Prompt prompt : List.of(
                new Prompt.Text("1+2="), new Prompt.Tokens(new int[] {1, 5, 9, 4}),
                new Prompt.Chat(List.of(ChatMessage.user("1+1"))))) {
            var request = new GenerationRequest(prompt, 3, 123_456_789_012L, options);
            assertThat(remote.generate(request).join()).usingRecursiveComparison()
                    .isEqualTo(local.generate(request).join());
        }
        var stopped = new GenerationRequest(
                new Prompt.Text("1+2="), 4, 5, GenerationOptions.of(1.2, 20).withStops(List.of("1", "ab")));
        assertThat(remote.generate(stopped).join()).usingRecursiveComparison()
                .isEqualTo(local.generate(stopped).join());
    }

    @Test
    void aCombinationIsServedWithItsBits() {
        CombinedModel both = Combinations.all().parse("logit-contrast(amateur=other,beta=0.3)")
                .beside(model, place -> TinyModelFiles.otherWithText());
        var request = new GenerationRequest(
                new Prompt.Text("1+2="), 3, 7, GenerationOptions.of(0.9, 12).withAlternatives(4));
        var place = new ApiServer.Place("127.0.0.1", 0, Optional.empty());
        try (var combined = new LocalGenerator("tiny", both, 2, ROOM);
                var steered = ModelServer.start(new LocalGenerator("tiny", both, 2, ROOM), settings(), place);
                var asked = RemoteGenerator.connect(
                        ServerSettings.of(URI.create(steered.address())), Optional.empty())) {
            List<Generation> there = asked.generate(request).join();
            assertThat(there).usingRecursiveComparison().isEqualTo(combined.generate(request).join());
            assertThat(there).usingRecursiveComparison().isNotEqualTo(local.generate(request).join());
        }
    }

    @Test
    void aPromptWithoutRoomIsToldFromOtherMistakes() {
        var tooLong = new GenerationRequest(new Prompt.Text("1+".repeat(60)), 1, 7, GenerationOptions.of(1, 4));
        assertThatThrownBy(() -> remote.generate(tooLong).join()).hasCauseInstanceOf(PromptTooLong.class);
        assertThatThrownBy(() -> local.generate(tooLong)).isInstanceOf(PromptTooLong.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "greedy", "self-consistency:3", "best-of-n(n=3,scorer=log-probability)",
        "deepconf(n=4,keep=0.5,window=4,k=3)", "deepconf-online(n=6,warmup=2,window=3,k=3,keep=0.5)",
        "adaptive-consistency:4"
    })
    void strategiesGiveTheSameAgainstAServer(String name) {
        var mixture = TaskMixture.of(TaskSpec.of("sorting").difficulties(4).resolve().family(), List.of(4));
        List<Question> questions = HeldOut.distinct(new ProblemStream(mixture, Split.TEST, Key.of(5)), 6).stream()
                .map(p -> Question.of(mixture, p, Question.Form.TEXT, Optional.empty()))
                .toList();
        GenerationOptions options = GenerationOptions.of(1, 10);
        var here = new Solver(local, options, Budget.UNLIMITED)
                .solve(Strategies.all().parse(name), questions, Key.of(8));
        var there = new Solver(remote, options, Budget.UNLIMITED)
                .solve(Strategies.all().parse(name), questions, Key.of(8));
        for (int i = 0; i < here.size(); i++) {
            assertThat(there.get(i).solution()).usingRecursiveComparison().isEqualTo(here.get(i).solution());
            assertThat(there.get(i).spent()).isEqualTo(here.get(i).spent());
        }
    }

    @Test
    void manyStreamsAtOnceGiveWhatOneRequestAfterAnotherGives() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            expected.add(JSON.readTree(post("/completions", body(i, "")).body()).path("choices").path(0).path("text")
                    .stringValue());
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> streams = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String body = body(i, ", \"stream\": true");
                streams.add(threads.submit(() -> streamed(post("/completions", body).body())));
            }
            for (int i = 0; i < 64; i++) {
                assertThat(streams.get(i).get()).isEqualTo(expected.get(i));
            }
        }
    }

    private static String body(int seed, String more) {
        return "{\"model\": \"tiny\", \"prompt\": \"" + seed % 10 + "+2=\", \"max_tokens\": 24, \"seed\": " + seed
                + ", \"stop\": [\"a1\", \"b\"]" + more + "}";
    }

    private static String streamed(String events) {
        var text = new StringBuilder();
        List<String> data = events.lines().filter(l -> l.startsWith("data: ")).map(l -> l.substring(6)).toList();
        assertThat(data.getLast()).isEqualTo("[DONE]");
        for (String one : data.subList(0, data.size() - 1)) {
            text.append(JSON.readTree(one).path("choices").path(0).path("text").stringValue());
        }
        return text.toString();
    }

    @Test
    void chatsAreStreamedInDeltas() {
        String ask = "{\"model\": \"tiny\", \"messages\": [{\"role\": \"user\", \"content\": \"1\"}],"
                + " \"max_tokens\": 9, \"seed\": 4, \"n\": 2";
        JsonNode whole = JSON.readTree(post("/chat/completions", ask + "}").body());
        assertThat(whole.path("object").stringValue()).isEqualTo("chat.completion");
        List<JsonNode> pieces = post("/chat/completions", ask
                + ", \"stream\": true, \"stream_options\": {\"include_usage\": true}}").body().lines()
                .filter(l -> l.startsWith("data: {")).map(l -> JSON.readTree(l.substring(6))).toList();
        assertThat(pieces.getLast().path("usage")).isEqualTo(whole.path("usage"));
        for (int c = 0; c < 2; c++) {
            int choice = c;
            List<JsonNode> own = pieces.stream().flatMap(p -> p.path("choices").valueStream())
                    .filter(x -> x.path("index").intValue() == choice).toList();
            assertThat(own.getFirst().path("delta").path("role").stringValue()).isEqualTo("assistant");
            String text = String.join("", own.stream()
                    .map(x -> x.path("delta").path("content").asString("")).toList());
            assertThat(text).isEqualTo(whole.path("choices").path(c).path("message").path("content").stringValue());
            assertThat(own.getLast().path("finish_reason")).isEqualTo(
                    whole.path("choices").path(c).path("finish_reason"));
        }
    }

    @Test
    void anEchoedPromptIsScoredAsTheModelWouldHaveWrittenIt() {
        JsonNode choice = JSON.readTree(post("/completions", "{\"model\": \"tiny\", \"prompt\": [1, 5, 9, 4],"
                + " \"max_tokens\": 0, \"echo\": true, \"logprobs\": 1}").body()).path("choices").path(0);
        JsonNode logProbs = choice.path("logprobs");
        assertThat(logProbs.path("token_logprobs").get(0).isNull()).isTrue();
        List<GeneratedToken> scored =
                local.score(new int[] {1, 5, 9, 4}, 1, 1).join();
        for (int t = 0; t < 3; t++) {
            assertThat(Float.parseFloat(logProbs.path("token_logprobs").get(t + 1).asString()))
                    .isEqualTo(scored.get(t).logProb());
        }
        assertThat(choice.path("text").stringValue()).isEqualTo("261");
    }

    @Test
    void aStrategyIsAskedForByTheModelsName() {
        JsonNode reply =
                JSON.readTree(post("/chat/completions", "{\"model\": \"tiny@best-of-n(n=3,scorer=log-probability)\","
                        + " \"messages\": [{\"role\": \"user\", \"content\": \"1\"}], \"max_tokens\": 6}").body());
        assertThat(reply.path("hone").path("calls").intValue()).isEqualTo(3);
        assertThat(reply.path("choices").path(0).path("message").path("content").isString()).isTrue();
    }

    @Test
    void listsItsModelAndItsNumbers() throws Exception {
        HttpResponse<String> models = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/models")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(JSON.readTree(models.body()).path("data").path(0).path("id").stringValue()).isEqualTo("tiny");
        String metrics = client.send(
                HttpRequest.newBuilder(URI.create(server.address().replace("/v1", "/metrics"))).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        assertThat(metrics).contains("hone_requests_total{path=\"/v1/models\",status=\"200\"}",
                "hone_sampling_waiting 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[]", "{", "{\"prompt\": 1, \"prompt\": 2}", "{}", "{\"model\": 1, \"prompt\": \"1\"}",
        "{\"model\": \"tiny\"}", "{\"model\": \"tiny\", \"prompt\": {}}", "{\"model\": \"tiny\", \"prompt\": []}",
        "{\"model\": \"tiny\", \"prompt\": [99999]}", "{\"model\": \"tiny\", \"prompt\": [1.5]}",
        "{\"model\": \"tiny\", \"prompt\": \"1\", \"max_tokens\": -1}",
        "{\"model\": \"tiny\", \"prompt\": \"1\", \"temperature\": \"hot\"}",
        "{\"model\": \"tiny\", \"prompt\": \"1\", \"n\": 0}", "{\"model\": \"tiny\", \"prompt\": \"1\", \"stop\": [1]}",
        "{\"model\": \"tiny\", \"prompt\": \"1\", \"frequency_penalty\": 1}",
        "{\"model\": \"tiny\", \"prompt\": \"1\", \"logprobs\": 1000}",
        "{\"model\": \"tiny\", \"prompt\": \"1\", \"maxtokens\": 3}",
        "{\"model\": \"tiny@gredy\", \"prompt\": \"1\"}", "{\"model\": \"tiny\", \"prompt\": \"\\u00e9\"}"
    })
    void whatIsWrongIsSaid(String body) {
        HttpResponse<String> reply = post("/completions", body);
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(reply.body()).path("error").path("message").stringValue()).isNotBlank();
    }

    @Test
    void otherModelsAndPlacesAreNotFound() {
        assertThat(post("/completions", "{\"model\": \"huge\", \"prompt\": \"1\"}").statusCode()).isEqualTo(404);
        assertThat(post("/embeddings", "{}").statusCode()).isEqualTo(404);
    }

    /// A thousand bodies, each a right one with a few characters changed: answered or refused, never broken.
    @Test
    void damagedRequestsAreAnsweredOrRefused() {
        String right =
                "{\"model\": \"tiny\", \"prompt\": \"1+2=\", \"max_tokens\": 2, \"temperature\": 0.5, \"seed\": 3}";
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            var draws = Key.of(40).at(i).draws();
            var body = new StringBuilder(right);
            for (int n = 1 + draws.between(0, 3); n > 0; n--) {
                int at = draws.between(0, body.length() - 1);
                body.setCharAt(at, (char) (' ' + draws.between(0, 94)));
            }
            HttpResponse<String> reply = post(i % 2 == 0 ? "/completions" : "/chat/completions", body.toString());
            assertThat(reply.statusCode()).as(body.toString()).isIn(200, 400, 404);
            if (reply.statusCode() != 200) {
                refused++;
                assertThat(JSON.readTree(reply.body()).path("error").path("message").stringValue()).isNotBlank();
            }
        }
        assertThat(refused).isGreaterThan(700);
    }

    @Test
    void pagesOfOtherSitesAreRefused() {
        String body = "{\"model\": \"tiny\", \"prompt\": \"1\", \"max_tokens\": 1}";
        assertThat(post("/completions", body, "Origin", "http://evil.example").statusCode()).isEqualTo(403);
        assertThat(post("/completions", body, "Origin", "http://localhost:3000").statusCode()).isEqualTo(200);
    }

    @Test
    void otherAddressesNeedATokenAndAskForIt() {
        assertThatThrownBy(() -> ModelServer.start(
                model, settings(), new ApiServer.Place("0.0.0.0", 0, Optional.empty())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--token");
        try (var guarded = ModelServer.start(
                model, settings(), new ApiServer.Place("127.0.0.1", 0, Optional.of("secret")))) {
            ServerSettings settings = ServerSettings.of(URI.create(guarded.address()));
            assertThatThrownBy(() -> RemoteGenerator.connect(settings, Optional.of("tiny")))
                    .hasMessageContaining("401");
            try (var known = RemoteGenerator.connect(settings.withKey(Optional.of("secret")), Optional.of("tiny"))) {
                List<Generation> one = known.generate(
                        new GenerationRequest(new Prompt.Text("1"), 1, 0, GenerationOptions.of(1, 2))).join();
                assertThat(one).hasSize(1);
            }
        }
    }
}
