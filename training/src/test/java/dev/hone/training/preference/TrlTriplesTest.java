package dev.hone.training.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.preference.PreferenceBatch.Side;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Losses, gradients and rewards of TRL's TPO trainer on fixed logits; src/test/golden/trl_triples.py made them.
class TrlTriplesTest {
    private static final double TOLERANCE = 1e-5;

    @Test
    void lossesAndGradientsAreThoseOfTrl() throws IOException {
        JsonNode golden = read();
        assertThat(golden.get("cases")).hasSize(2);
        for (JsonNode c : golden.get("cases")) {
            check(golden, c);
        }
    }

    private static void check(JsonNode golden, JsonNode c) {
        double beta = c.get("beta").asDouble();
        double alpha = c.get("alpha").asDouble();
        PreferenceLoss loss = switch (c.get("name").asString()) {
            case "tpo" -> new Tpo(beta, alpha);
            case "tpo-l" -> new TpoL(beta, alpha, c.get("gamma").asDouble());
            default -> throw new IllegalStateException(c.get("name").asString());
        };
        int n = golden.get("pairs").asInt();
        List<PairScores> scores = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            scores.add(new PairScores(
                    sum(golden, i), sum(golden, n + i), 0, 0, length(golden, i), length(golden, n + i), 0,
                    Optional.of(new PairScores.Gold(sum(golden, 2 * n + i), length(golden, 2 * n + i)))));
        }
        PreferenceBatch batch = PreferenceBatch.of(loss, scores);
        assertThat(batch.metrics().find("loss").orElseThrow())
                .isCloseTo(c.get("loss").asDouble(), within(TOLERANCE));
        for (int i = 0; i < 3 * n; i++) {
            for (JsonNode slope : c.get("dLogProbs").get(i)) {
                assertThat(batch.slope(i % n, Side.values()[i / n])).isCloseTo(slope.asDouble(), within(TOLERANCE));
            }
        }
        c.get("metrics").properties().forEach(m -> assertThat(batch.metrics().find(m.getKey()).orElseThrow())
                .as(m.getKey())
                .isCloseTo(m.getValue().asDouble(), within(TOLERANCE)));
    }

    private static int length(JsonNode golden, int sequence) {
        return golden.get("lengths").get(sequence).asInt();
    }

    private static double sum(JsonNode golden, int sequence) {
        double sum = 0;
        for (JsonNode x : golden.get("logProbs").get(sequence)) {
            sum += x.asDouble();
        }
        return sum;
    }

    private static JsonNode read() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                TrlTriplesTest.class.getResourceAsStream("/golden/trl-triples.json"))) {
            return new ObjectMapper().readTree(in);
        }
    }
}
