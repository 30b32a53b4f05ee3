package dev.hone.tasks.data;

import java.nio.file.Path;

/// The first rows of a file: at most `most`, behind `before` rows of files that were read earlier.
record RowRange(Path file, int before, int most, Columns columns) {
    /// Every row of a file on its own.
    static RowRange all(Path file) {
        return new RowRange(file, 0, Integer.MAX_VALUE, Columns.USUAL);
    }
}
