package dev.hone.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The golden files of the reference implementation (`src/test/resources/golden`, its README says what they are).
///
/// Shapes: `ids` 512 tokens; `outputs[i]` the logits (or the one score) at `positions[i]`.
public record Golden(Path directory, int[] ids, int[] positions, float[][] outputs) {
    /// Folders with a model of each family.
    public static final List<String> MODELS = List.of(
            "llama-plain",
            "llama-linear",
            "llama-llama3",
            "llama-scalar",
            "qwen2",
            "qwen2-untied",
            "qwen3",
            "qwen3-sharded");

    /// Where a golden folder lies.
    public static Path directory(String name) {
        try {
            return Path.of(Objects.requireNonNull(Golden.class.getResource("/golden/" + name), name).toURI());
        } catch (URISyntaxException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /// A golden model's text and outputs.
    public static Golden read(String name) {
        Path directory = directory(name);
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(directory.resolve("golden.json")));
            int[] positions = ints(json.get("positions"));
            int columns = json.get("columns").intValue();
            var numbers = ByteBuffer.wrap(Files.readAllBytes(directory.resolve("logits.f32")))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            float[][] outputs = new float[positions.length][columns];
            for (float[] row : outputs) {
                numbers.get(row);
            }
            return new Golden(directory, ints(json.get("ids")), positions, outputs);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static int[] ints(JsonNode list) {
        return IntStream.range(0, list.size()).map(i -> list.get(i).intValue()).toArray();
    }
}
