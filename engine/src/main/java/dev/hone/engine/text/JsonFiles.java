package dev.hone.engine.text;

import dev.hone.foundation.AtomicFile;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads and writes the JSON files of a tokenizer; what is wrong with one is said with file, line and column.
final class JsonFiles {
    /// The largest tokenizer files known are about 35 MB.
    static final long LARGEST = 256L << 20;

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonMapper READABLE =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonFiles() {}

    /// @throws InputException if the file is not one JSON object or too large
    static ObjectNode readObject(Path file) {
        return parseObject(file, readBytes(file));
    }

    static byte[] readBytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new InputException(file + ": " + size + " bytes; at most " + LARGEST + " are read");
            }
            return Files.readAllBytes(file);
        } catch (IOException cause) {
            throw new InputException(file + ": cannot be read: " + cause.getMessage(), cause);
        }
    }

    static ObjectNode parseObject(Path file, byte[] content) {
        try {
            JsonNode node = MAPPER.readTree(content);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new InputException(file + ": a JSON object expected, found "
                    + node.getNodeType().name().toLowerCase(Locale.ROOT));
        } catch (JacksonException cause) {
            var place = cause.getLocation();
            String where = place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new InputException(file + where + ": not valid JSON: " + cause.getOriginalMessage(), cause);
        }
    }

    /// As compact as can be: vocabularies are long.
    static byte[] compact(ObjectNode content) {
        return MAPPER.writeValueAsBytes(content);
    }

    static String text(ObjectNode content) {
        return MAPPER.writeValueAsString(content);
    }

    static byte[] readable(ObjectNode content) {
        return (READABLE.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static void write(Path file, byte[] content) {
        AtomicFile.write(file, channel -> AtomicFile.writeFully(channel, ByteBuffer.wrap(content)));
    }
}
