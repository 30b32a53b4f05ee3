package dev.hone.tasks.data;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSONL files: one JSON object a line, blank lines between them allowed.
///
/// Strict: UTF-8, at most 16 MiB a line, no key twice, nothing behind the object. Errors name file and line.
public final class JsonLines {
    /// Bytes of the longest line.
    public static final int LONGEST_LINE = 16 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonLines() {}

    /// What `reader` makes of each line, in order.
    ///
    /// Throws: [InputException] for a file that is missing or damaged.
    public static <T> List<T> read(Path file, Function<Row, T> reader) {
        return read(file, LONGEST_LINE, reader);
    }

    /// The same with lines of at most `longest` bytes.
    public static <T> List<T> read(Path file, int longest, Function<Row, T> reader) {
        return read(RowRange.all(file), longest, reader);
    }

    static <T> List<T> read(RowRange range, int longest, Function<Row, T> reader) {
        List<T> rows = new ArrayList<>();
        try (LineReader lines = LineReader.open(range.file(), longest)) {
            Optional<String> text = lines.next();
            for (; text.isPresent() && rows.size() < range.most(); text = lines.next()) {
                if (!text.get().isBlank()) {
                    rows.add(reader.apply(row(range, lines.line(), text.get())));
                }
            }
        }
        return List.copyOf(rows);
    }

    private static Row row(RowRange range, int line, String text) {
        Path file = range.file();
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException e) {
            String place = e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
            throw new InputException(file + ":" + line + ": not JSON" + place + ": " + e.getOriginalMessage(), e);
        }
        if (!node.isObject()) {
            throw new InputException(
                    file + ":" + line + ": not an object; write one JSON object a line, such as {\"prompt\": \"...\"}");
        }
        return new Row(range, line, node);
    }
}
