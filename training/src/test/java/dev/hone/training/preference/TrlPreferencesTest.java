package dev.hone.training.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.tasks.LabelledCompletion.Label;
import dev.hone.training.preference.PreferenceBatch.Side;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Losses, gradients and metrics of TRL's preference trainers on fixed arrays; src/test/golden/trl_preferences.py made
/// them.
class TrlPreferencesTest {
    private static final double TOLERANCE = 1e-5;
    private final JsonNode golden = read();

    @TestFactory
    List<DynamicTest> lossesAndGradientsAreThoseOfTrl() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode c : golden.get("cases")) {
            if (c.get("settings").has("labels")) {
                tests.add(DynamicTest.dynamicTest(c.get("name").asString() + ", single", () -> checkSingle(c)));
            }
            if (c.get("name").asString().equals("kto-unpaired")) {
                continue; // its labels make no pairs
            }
            tests.add(DynamicTest.dynamicTest(c.get("name").asString(), () -> check(c)));
        }
        assertThat(tests).hasSize(18);
        return tests;
    }

    private void check(JsonNode c) {
        PreferenceLoss loss = loss(c);
        boolean reference = loss.needs().contains(PreferenceLoss.Need.REFERENCE);
        double baseline = c.get("metrics").path("kl").asDouble(0);
        int n = golden.get("chosenLengths").size();
        List<PairScores> scores = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            scores.add(new PairScores(
                    sum("policy", i),
                    sum("policy", n + i),
                    reference ? sum("reference", i) : 0,
                    reference ? sum("reference", n + i) : 0,
                    golden.get("chosenLengths").get(i).asInt(),
                    golden.get("rejectedLengths").get(i).asInt(),
                    baseline));
        }
        PreferenceBatch batch = PreferenceBatch.of(loss, scores);
        assertThat(batch.metrics().find("loss").orElseThrow())
                .isCloseTo(c.get("loss").asDouble(), within(TOLERANCE));
        for (int i = 0; i < 2 * n; i++) {
            Side side = i < n ? Side.CHOSEN : Side.REJECTED;
            for (JsonNode slope : c.get("dLogProbs").get(i)) {
                assertThat(batch.slope(i % n, side)).isCloseTo(slope.asDouble(), within(TOLERANCE));
            }
        }
        // TRL's rewards are not means over tokens where the loss is one of means; Hone reports what is trained.
        if (!(loss instanceof Ipo) && !(loss instanceof NormalizedDpo)) {
            c.get("metrics").properties().forEach(m -> assertThat(batch.metrics().find(m.getKey()).orElseThrow())
                    .as(m.getKey())
                    .isCloseTo(m.getValue().asDouble(), within(TOLERANCE)));
        }
    }

    private void checkSingle(JsonNode c) {
        JsonNode s = c.get("settings");
        var loss = new Kto(s.get("beta").asDouble(), s.get("desirableWeight").asDouble(),
                s.get("undesirableWeight").asDouble());
        int n = golden.get("chosenLengths").size();
        List<UnpairedBatch.Score> scores = new ArrayList<>();
        for (int i = 0; i < 2 * n; i++) {
            int length = golden.get(i < n ? "chosenLengths" : "rejectedLengths").get(i % n).asInt();
            scores.add(new UnpairedBatch.Score(sum("policy", i), sum("reference", i), length,
                    s.get("labels").get(i).asBoolean() ? Label.DESIRABLE : Label.UNDESIRABLE));
        }
        UnpairedBatch batch = UnpairedBatch.of(loss, scores, c.get("metrics").get("kl").asDouble());
        assertThat(batch.metrics().find("loss").orElseThrow())
                .isCloseTo(c.get("loss").asDouble(), within(TOLERANCE));
        for (int i = 0; i < 2 * n; i++) {
            for (JsonNode slope : c.get("dLogProbs").get(i)) {
                assertThat(batch.slope(i)).isCloseTo(slope.asDouble(), within(TOLERANCE));
            }
        }
        c.get("metrics").properties().forEach(m -> assertThat(batch.metrics().find(m.getKey()).orElseThrow())
                .as(m.getKey())
                .isCloseTo(m.getValue().asDouble(), within(TOLERANCE)));
    }

    private static PreferenceLoss loss(JsonNode c) {
        JsonNode s = c.get("settings");
        double beta = s.path("beta").asDouble(0);
        double smoothing = s.path("labelSmoothing").asDouble(0);
        return switch (c.get("name").asString()) {
            case "dpo" -> new Dpo(beta);
            case "conservative-dpo" -> new ConservativeDpo(beta, smoothing);
            case "robust-dpo" -> new RobustDpo(beta, smoothing);
            case "ipo" -> new Ipo(beta);
            case "hinge" -> new Hinge(beta);
            case "normalized-dpo" -> new NormalizedDpo(beta);
            case "exo" -> new Exo(beta, smoothing);
            case "nca" -> new Nca(beta);
            case "sppo" -> new Sppo(beta);
            case "apo-zero" -> new ApoZero(beta);
            case "apo-down" -> new ApoDown(beta);
            case "discopop" -> new DiscoPop(beta, s.get("tau").asDouble());
            case "cpo" -> new Cpo(beta, s.get("alpha").asDouble());
            case "simpo" -> new SimPo(beta, s.get("gamma").asDouble());
            case "orpo" -> new Orpo(s.get("weight").asDouble());
            case "kto" -> new Kto(beta, s.get("desirableWeight").asDouble(), s.get("undesirableWeight").asDouble());
            default -> throw new IllegalStateException(c.get("name").asString());
        };
    }

    private double sum(String array, int sequence) {
        double sum = 0;
        for (JsonNode x : golden.get(array).get(sequence)) {
            sum += x.asDouble();
        }
        return sum;
    }

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(
                TrlPreferencesTest.class.getResourceAsStream("/golden/trl-preferences.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
