package dev.hone.tasks.data;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads Parquet files, a row as the object that a line of JSONL would hold: texts, numbers, true and false, lists and
/// structs. A column of anything else (bytes, dates) is there, and an error where it is asked for.
final class ParquetRows {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int DEEPEST = 32;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ParquetRows() {}

    /// Whether a file begins as Parquet does, whatever it is called.
    static boolean isParquet(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e, e);
        }
    }

    /// What `reader` makes of each row, in order.
    ///
    /// Throws: [InputException] for a damaged file, and for what the reader refuses.
    static <T> List<T> read(RowRange range, Function<Row, T> reader) {
        List<T> made = new ArrayList<>();
        Path file = range.file();
        try (ParquetFileReader parquet = guarded(file, () -> ParquetFileReader.open(InputFile.of(file)));
                RowReader rows = guarded(file, parquet::rowReader)) {
            while (made.size() < range.most() && guarded(file, () -> step(rows))) {
                int number = Math.addExact(made.size(), 1);
                ObjectNode object = guarded(file, () -> object(rows, 0));
                made.add(reader.apply(new Row(range, number, object)));
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be closed: " + e, e);
        }
        return made;
    }

    private static boolean step(RowReader rows) {
        boolean more = rows.hasNext();
        if (more) {
            rows.next();
        }
        return more;
    }

    /// The library throws many things at damaged files; all of them mean the same to a user.
    private static <T> T guarded(Path file, Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new InputException(file + ": cannot be read as Parquet: " + e, e);
        }
    }

    private static ObjectNode object(StructAccessor struct, int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = 0; i < struct.getFieldCount(); i++) {
            Object value = struct.isNull(i) ? null : struct.getValue(i);
            object.set(struct.getFieldName(i), node(value, depth));
        }
        return object;
    }

    private static JsonNode node(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("lists and structs are nested more than " + DEEPEST + " deep");
        }
        return switch (value) {
            case null -> NODES.nullNode();
            case String text -> NODES.stringNode(text);
            case Integer number -> NODES.numberNode(number);
            case Long number -> fits(number) ? NODES.numberNode(number.intValue()) : NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case Boolean bit -> NODES.booleanNode(bit);
            case PqList list -> list(list, depth + 1);
            case PqStruct struct -> object(struct, depth + 1);
            default -> NODES.pojoNode(value.getClass().getSimpleName());
        };
    }

    /// Token ids are often stored as 64-bit numbers; they are the same numbers as in JSON.
    private static boolean fits(long number) {
        return number == (int) number;
    }

    private static ArrayNode list(PqList list, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < list.size(); i++) {
            array.add(node(list.isNull(i) ? null : list.get(i), depth));
        }
        return array;
    }
}
