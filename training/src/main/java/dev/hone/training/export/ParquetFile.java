package dev.hone.training.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Writes a table as Parquet: plain values, a page a column and group of rows, compressed with gzip.
///
/// ```
/// PAR1 · pages of group 1, column by column · pages of group 2 · .. · metadata · its length (4 bytes) · PAR1
/// ```
///
/// A small part of the format, enough for what a run records and for every reader of it.
/// Source: https://parquet.apache.org/docs/file-format.
public final class ParquetFile implements AutoCloseable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int GZIP = 2;
    private static final int PLAIN = 0;
    private static final int RUNS = 3;
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_BYTES = 32 << 20;

    private final Path file;
    private final OutputStream out;
    private final List<ParquetColumn> columns;
    private final List<ThriftStruct> groups = new ArrayList<>();
    private List<ColumnPage> pages;
    private long position;
    private long rows;
    private int waiting;

    private ParquetFile(Path file, OutputStream out, List<ParquetColumn> columns) {
        this.file = file;
        this.out = out;
        this.columns = List.copyOf(columns);
        this.pages = fresh();
    }

    /// A new file; one that is there is replaced.
    public static ParquetFile create(Path file, List<ParquetColumn> columns) {
        try {
            var parquet = new ParquetFile(file, new BufferedOutputStream(Files.newOutputStream(file)), columns);
            parquet.put(MAGIC);
            return parquet;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// Adds a row, a cell a column in their order.
    ///
    /// Throws: `IllegalArgumentException` for another number of cells, `ClassCastException` for a cell of another kind.
    public void row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        long bytes = 0;
        for (int c = 0; c < cells.length; c++) {
            pages.get(c).add(cells[c]);
            bytes += pages.get(c).size();
        }
        waiting++;
        if (waiting == MOST_ROWS || bytes > MOST_BYTES) {
            group();
        }
    }

    private List<ColumnPage> fresh() {
        return columns.stream().map(ColumnPage::new).toList();
    }

    private void group() {
        List<ThriftStruct> chunks = new ArrayList<>();
        long bytes = 0;
        for (int c = 0; c < columns.size(); c++) {
            ParquetColumn column = columns.get(c);
            ColumnPage page = pages.get(c);
            byte[] plain = page.bytes();
            byte[] packed = packed(plain);
            byte[] head = new ThriftStruct().i32(1, 0).i32(2, plain.length).i32(3, packed.length)
                    .struct(5, new ThriftStruct().i32(1, page.count()).i32(2, PLAIN).i32(3, RUNS).i32(4, RUNS))
                    .toBytes();
            long at = position;
            put(head);
            put(packed);
            long whole = (long) head.length + plain.length;
            chunks.add(new ThriftStruct().i64(2, at).struct(3, new ThriftStruct()
                    .i32(1, column.kind().type).i32s(2, PLAIN, RUNS).texts(3, column.path()).i32(4, GZIP)
                    .i64(5, page.count()).i64(6, whole).i64(7, position - at).i64(9, at)));
            bytes += whole;
        }
        groups.add(new ThriftStruct().structs(1, chunks).i64(2, bytes).i64(3, waiting));
        rows += waiting;
        waiting = 0;
        pages = fresh();
    }

    private static byte[] packed(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void put(byte[] bytes) {
        try {
            out.write(bytes);
            position += bytes.length;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// Writes what waits and the metadata.
    @Override
    public void close() {
        try (out) {
            if (waiting > 0) {
                group();
            }
            List<ThriftStruct> schema = new ArrayList<>();
            schema.add(new ThriftStruct().text(4, "run").i32(5, columns.size()));
            columns.forEach(column -> schema.addAll(column.schema()));
            byte[] metadata = new ThriftStruct().i32(1, 1).structs(2, schema).i64(3, rows).structs(4, groups)
                    .text(6, "hone").toBytes();
            put(metadata);
            put(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(metadata.length).array());
            put(MAGIC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
