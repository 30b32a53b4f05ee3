package dev.hone.engine.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes tiny GGUF files by hand: one layer, width 8, one head of 16, vocabulary 12, F32.
final class GgufFile {
    static final int HEAD = 16;
    static final int END = 11;
    static final String TEMPLATE = """
            {%- for message in messages -%}
            {{ '<' + message['role'] + '>' + message.content | trim }}
            {%- endfor -%}
            {%- if add_generation_prompt and messages[0].role != 'none' %}{{ '<assistant>' }}{% endif -%}
            """;
    private static final int WIDTH = 8;
    private static final int INNER = 6;
    private static final int VOCABULARY = 12;

    private record Tensor(int[] shape, float[] values, int type) {}

    private final Map<String, byte[]> metadata = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    GgufFile(String architecture) {
        text("general.architecture", architecture);
        String a = architecture + ".";
        whole(a + "block_count", 1).whole(a + "context_length", 64).whole(a + "embedding_length", WIDTH);
        whole(a + "feed_forward_length", INNER).whole(a + "attention.head_count", 1);
        whole(a + "attention.key_length", HEAD).whole(a + "rope.dimension_count", HEAD);
        real(a + "attention.layer_norm_rms_epsilon", 1e-5f);
        matrix("token_embd.weight", VOCABULARY, WIDTH).matrix("output_norm.weight", WIDTH);
        for (String projection : List.of("q", "k", "v")) {
            matrix("blk.0.attn_" + projection + ".weight", HEAD, WIDTH);
            if (architecture.equals("qwen2")) {
                matrix("blk.0.attn_" + projection + ".bias", HEAD);
            }
        }
        matrix("blk.0.attn_output.weight", WIDTH, HEAD);
        matrix("blk.0.attn_norm.weight", WIDTH).matrix("blk.0.ffn_norm.weight", WIDTH);
        matrix("blk.0.ffn_gate.weight", INNER, WIDTH).matrix("blk.0.ffn_up.weight", INNER, WIDTH);
        matrix("blk.0.ffn_down.weight", WIDTH, INNER);
    }

    GgufFile text(String key, String value) {
        return value(key, 8, text(value));
    }

    GgufFile whole(String key, int value) {
        return value(key, 4, buffer(4).putInt(value).array());
    }

    GgufFile real(String key, float value) {
        return value(key, 6, buffer(4).putFloat(value).array());
    }

    GgufFile vocabulary() {
        text("tokenizer.ggml.model", "gpt2").text("tokenizer.ggml.pre", "qwen2");
        texts("tokenizer.ggml.tokens", List.of("a", "b", "c", "d", "e", "f", "g", "h", "Ġ", "ab", "abc", "<end>"));
        texts("tokenizer.ggml.merges", List.of("a b", "ab c"));
        ByteBuffer types = buffer(12 + 4 * VOCABULARY).putInt(5).putLong(VOCABULARY);
        for (int i = 0; i < VOCABULARY; i++) {
            types.putInt(i == END ? 3 : 1);
        }
        value("tokenizer.ggml.token_type", 9, types.array());
        return whole("tokenizer.ggml.eos_token_id", END).text("tokenizer.chat_template", TEMPLATE);
    }

    GgufFile tensor(String name, float[] values) {
        tensors.put(name, new Tensor(new int[] {values.length}, values, 0));
        return this;
    }

    GgufFile typeOf(String name, int type) {
        tensors.computeIfPresent(name, (n, t) -> new Tensor(t.shape, t.values, type));
        return this;
    }

    GgufFile without(String name) {
        tensors.remove(name);
        return this;
    }

    /// Writes `model.gguf`.
    Path write(Path folder) {
        Path file = folder.resolve("model.gguf");
        try {
            return Files.write(file, bytes());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                buffer(24).putInt(0x46554747).putInt(3).putLong(tensors.size()).putLong(metadata.size()).array());
        metadata.forEach((key, value) -> {
            out.writeBytes(text(key));
            out.writeBytes(value);
        });
        var offsets = new ArrayList<Integer>();
        int next = 0;
        for (var entry : tensors.entrySet()) {
            Tensor t = entry.getValue();
            offsets.add(next);
            out.writeBytes(text(entry.getKey()));
            ByteBuffer info = buffer(4 + 8 * t.shape.length + 12).putInt(t.shape.length);
            for (int d = t.shape.length - 1; d >= 0; d--) {
                info.putLong(t.shape[d]);
            }
            out.writeBytes(info.putInt(t.type).putLong(next).array());
            next += (4 * t.values.length + 31) / 32 * 32;
        }
        int begin = (out.size() + 31) / 32 * 32;
        ByteBuffer numbers = buffer(next);
        int i = 0;
        for (Tensor t : tensors.values()) {
            numbers.position(offsets.get(i++)).asFloatBuffer().put(t.values);
        }
        out.writeBytes(new byte[begin - out.size()]);
        out.writeBytes(numbers.array());
        return out.toByteArray();
    }

    private GgufFile matrix(String name, int... shape) {
        int size = shape.length == 1 ? shape[0] : shape[0] * shape[1];
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (i * 7 % 13 - 6) / 8f;
        }
        tensors.put(name, new Tensor(shape, values, 0));
        return this;
    }

    private void texts(String key, List<String> values) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(buffer(12).putInt(8).putLong(values.size()).array());
        values.forEach(v -> out.writeBytes(text(v)));
        value(key, 9, out.toByteArray());
    }

    private GgufFile value(String key, int type, byte[] content) {
        metadata.put(key, buffer(4 + content.length).putInt(type).put(content).array());
        return this;
    }

    private static byte[] text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return buffer(8 + bytes.length).putLong(bytes.length).put(bytes).array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
