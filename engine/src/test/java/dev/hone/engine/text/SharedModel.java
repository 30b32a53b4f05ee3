package dev.hone.engine.text;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The tokenizer of the real model that lies beside the checkout; tests that need it are skipped where it is absent.
final class SharedModel {
    private static final String MODEL = "models/smollm2-135m-instruct-q4_1/model.gguf";

    private final MappedByteBuffer buffer;

    private SharedModel(MappedByteBuffer buffer) {
        this.buffer = buffer;
    }

    static Path shared(String name) {
        String given = System.getProperty("hone.shared");
        if (given != null) {
            return Path.of(given, name);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/models"))) {
                return folder.resolve("shared").resolve(name);
            }
        }
        return abort("no folder shared/models above the working directory; name one with -Dhone.shared=FOLDER");
    }

    static GgufVocabulary vocabulary() throws IOException {
        Path path = shared(MODEL);
        if (!Files.exists(path)) {
            return abort(path + " is not there");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            var buffer = channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), 64 << 20));
            buffer.order(ByteOrder.LITTLE_ENDIAN);
            return new SharedModel(buffer).read();
        }
    }

    private GgufVocabulary read() {
        buffer.position(16);
        long entries = buffer.getLong();
        Map<String, Object> values = new HashMap<>();
        for (long i = 0; i < entries; i++) {
            values.put(text(), value(buffer.getInt()));
        }
        List<?> types = (List<?>) values.get("tokenizer.ggml.token_type");
        return new GgufVocabulary(
                (String) values.get("tokenizer.ggml.model"),
                (String) values.get("tokenizer.ggml.pre"),
                texts(values.get("tokenizer.ggml.tokens")),
                types.stream().mapToInt(type -> (Integer) type).toArray(),
                texts(values.get("tokenizer.ggml.merges")),
                OptionalInt.of((Integer) values.get("tokenizer.ggml.bos_token_id")),
                OptionalInt.of((Integer) values.get("tokenizer.ggml.eos_token_id")),
                OptionalInt.of((Integer) values.get("tokenizer.ggml.padding_token_id")),
                values.get("tokenizer.ggml.add_bos_token").equals((byte) 1),
                Optional.of((String) values.get("tokenizer.chat_template")));
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private Object value(int type) {
        return switch (type) {
            case 0, 1, 7 -> buffer.get();
            case 2, 3 -> buffer.getShort();
            case 4, 5 -> buffer.getInt();
            case 6 -> buffer.getFloat();
            case 8 -> text();
            case 9 -> {
                int element = buffer.getInt();
                int length = Math.toIntExact(buffer.getLong());
                List<Object> list = new ArrayList<>(length);
                for (int i = 0; i < length; i++) {
                    list.add(value(element));
                }
                yield list;
            }
            case 10, 11 -> buffer.getLong();
            case 12 -> buffer.getDouble();
            default -> throw new IllegalStateException("type " + type);
        };
    }

    private String text() {
        byte[] bytes = new byte[Math.toIntExact(buffer.getLong())];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
