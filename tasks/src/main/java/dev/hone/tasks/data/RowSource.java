package dev.hone.tasks.data;

import dev.hone.foundation.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rows on disk: a JSONL file, a Parquet file, or a folder of such, and which rows of them.
public record RowSource(Path place, RowChoice choice) {
    private static final Pattern CACHED = Pattern.compile("datasets--([^/]+)--([^/]+)");

    /// All rows of a file, or of the training split of a folder.
    public static RowSource of(Path place) {
        return new RowSource(place, RowChoice.ALL);
    }

    /// What `reader` makes of each row, in order.
    ///
    /// Throws: [InputException] with file and line for what is missing or damaged.
    public <T> List<T> read(Function<Row, T> reader) {
        List<T> rows = new ArrayList<>();
        for (Path file : files()) {
            int left = choice.limit() - rows.size();
            if (left > 0) {
                var range = new RowRange(file, rows.size(), left, choice.columns());
                rows.addAll(ParquetRows.isParquet(file)
                        ? ParquetRows.read(range, reader)
                        : JsonLines.read(range, JsonLines.LONGEST_LINE, reader));
            }
        }
        return List.copyOf(rows);
    }

    /// A short name for people: that of the file or folder, or of the data set whose snapshot in the hub's cache this
    /// is.
    public String label() {
        for (Path part : place) {
            Matcher m = CACHED.matcher(part.toString());
            if (m.matches()) {
                return m.group(1) + "/" + m.group(2);
            }
        }
        return String.valueOf(place.getFileName());
    }

    private List<Path> files() {
        if (!Files.isDirectory(place)) {
            if (choice.split().isPresent() || choice.subset().isPresent()) {
                throw new InputException(place + ": a file has no splits and subsets; give the folder of a data set, or"
                        + " leave them out");
            }
            return List.of(place);
        }
        return SplitFiles.choose(place.toString(), SplitFiles.in(place), choice).stream().map(place::resolve).toList();
    }
}
