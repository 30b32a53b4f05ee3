package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.files.ModelDirectory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The decoder of every family against the reference implementation; see `golden/README.md`.
class GoldenLogitsTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "llama-plain",
        "llama-linear",
        "llama-llama3",
        "qwen2",
        "qwen2-untied",
        "qwen3",
        "qwen3-sharded",
        "llama-scalar"
    })
    void outputsAreThoseOfTheReference(String name) throws IOException, URISyntaxException {
        Path folder = Path.of(getClass().getResource("/golden/" + name).toURI());
        JsonNode golden = new ObjectMapper().readTree(folder.resolve("golden.json").toFile());
        int[] ids = ints(golden.get("ids"));
        int[] positions = ints(golden.get("positions"));
        int columns = golden.get("columns").asInt();
        float[] expected = floats(folder.resolve("logits.f32"));
        Model model = ModelDirectory.read(folder);
        float[] actual = model.config().head() == ModelConfig.Head.SCALAR
                ? Logits.values(model, ids, positions)
                : Logits.of(model, ids, positions);
        assertThat(expected).hasSize(positions.length * columns);
        float largest = 0;
        for (float x : expected) {
            largest = Math.max(largest, Math.abs(x));
        }
        assertThat(largest).isPositive();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("position %d, column %d", positions[i / columns], i % columns)
                    .isCloseTo(expected[i], within(1e-4f * largest));
        }
    }

    private static int[] ints(JsonNode array) {
        int[] a = new int[array.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = array.get(i).asInt();
        }
        return a;
    }

    private static float[] floats(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] a = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(a);
        return a;
    }

    /// Rows of outputs at chosen positions of one text.
    static final class Logits {
        private Logits() {}

        static float[] of(Model model, int[] ids, int[] positions) {
            int columns = model.config().vocabulary();
            float[] out = new float[positions.length * columns];
            int[] longer = Arrays.copyOf(ids, ids.length + 1);
            int[] place = places(positions, ids.length);
            try (var workers = Workers.of(2)) {
                LogitsLoss copy = (tree, segment, index, z, o, vocabulary) -> {
                    if (place[index - 1] >= 0) {
                        System.arraycopy(z, o, out, place[index - 1] * columns, vocabulary);
                    }
                    Arrays.fill(z, o, o + vocabulary, 0f);
                    return 0;
                };
                new Learner(model.parameters(), workers, 1)
                        .gradient(
                                List.of(List.of(TokenTree.sequence(longer))), copy,
                                new float[model.parameters().values().length]);
            }
            return out;
        }

        static float[] values(Model model, int[] ids, int[] positions) {
            float[] out = new float[positions.length];
            int[] place = places(positions, ids.length);
            try (var workers = Workers.of(1)) {
                new Learner(model.parameters(), workers, 1)
                        .score(List.of(TokenTree.sequence(ids)), (tree, segment, values, zeros, n) -> {
                            for (int i = 0; i < n; i++) {
                                if (place[i] >= 0) {
                                    out[place[i]] = values[i];
                                }
                            }
                        });
            }
            return out;
        }

        private static int[] places(int[] positions, int n) {
            int[] place = new int[n];
            Arrays.fill(place, -1);
            for (int i = 0; i < positions.length; i++) {
                place[positions[i]] = i;
            }
            return place;
        }
    }
}
