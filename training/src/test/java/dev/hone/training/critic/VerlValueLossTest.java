package dev.hone.training.critic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Loss, gradient and clipped share of verl's value loss, which TRL's is, on fixed arrays with tokens that are not
/// trained; src/test/golden/verl_advantages.py made them.
class VerlValueLossTest {
    @Test
    void lossGradientAndClippedShare() throws IOException {
        JsonNode golden;
        try (InputStream in = VerlValueLossTest.class.getResourceAsStream("/golden/verl-advantages.json")) {
            golden = new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
        List<ValuedTokens> completions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            float[] own = floats(golden.get("own").get(i));
            boolean[] trained = new boolean[own.length];
            for (int t = 0; t < own.length; t++) {
                trained[t] = own[t] == 1;
            }
            completions.add(new ValuedTokens(
                    floats(golden.get("values").get(i)),
                    floats(golden.get("advantages").get("gae-turns-targets").get(i)),
                    trained));
        }
        for (String epsilon : List.of("0.2", "0.5", "10.0")) {
            JsonNode theirs = golden.get("valueLosses").get(epsilon);
            var batch = new ValueBatch(
                    new ClippedValueLoss(Double.parseDouble(epsilon)),
                    completions.stream().map(List::of).toList());
            double loss = 0;
            for (int i = 0; i < 6; i++) {
                float[] now = floats(golden.get("valuesNow").get(i));
                float[] slopes = floats(theirs.get("gradient").get(i));
                float[] first = new float[1];
                float[] rest = new float[now.length];
                float[] behind = new float[now.length];
                System.arraycopy(now, 1, behind, 0, now.length - 1);
                loss += batch.at(i, -1, new float[] {now[0]}, first, 1);
                loss += batch.at(i, 0, behind, rest, now.length);
                assertThat(first[0]).isCloseTo(slopes[0], within(1e-6f));
                for (int t = 1; t < now.length; t++) {
                    assertThat(rest[t - 1]).isCloseTo(slopes[t], within(1e-6f));
                }
            }
            assertThat(loss).isCloseTo(theirs.get("loss").asDouble(), within(1e-6));
            assertThat(batch.statistics().clipped()).isCloseTo(theirs.get("clipped").asDouble(), within(1e-6));
        }
    }

    private static float[] floats(JsonNode array) {
        float[] out = new float[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) array.get(i).asDouble();
        }
        return out;
    }
}
