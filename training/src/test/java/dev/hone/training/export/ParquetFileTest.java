package dev.hone.training.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hone.training.export.ParquetColumn.Kind;
import dev.hone.training.record.RecordedRun;
import dev.hone.training.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are read back with hardwood, which has no code in common with the writer.
class ParquetFileTest {
    @TempDir
    private Path folder;

    private static List<Map<String, Object>> rows(Path file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (ParquetFileReader parquet = ParquetFileReader.open(InputFile.of(file));
                RowReader reader = parquet.rowReader()) {
            while (reader.hasNext()) {
                reader.next();
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 0; i < reader.getFieldCount(); i++) {
                    Object value = reader.isNull(i) ? "null" : reader.getValue(i);
                    row.put(reader.getFieldName(i), value instanceof PqList list ? values(list) : value);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Object> values(PqList list) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            values.add(list.get(i));
        }
        return values;
    }

    @Test
    void everyKindOfCellReadsBack() throws IOException {
        Path file = folder.resolve("t.parquet");
        try (ParquetFile parquet = ParquetFile.create(file, List.of(
                new ParquetColumn("text", Kind.TEXT), new ParquetColumn("integer", Kind.INTEGER),
                new ParquetColumn("long", Kind.LONG), new ParquetColumn("number", Kind.NUMBER),
                new ParquetColumn("maybe", Kind.MAYBE_NUMBER), new ParquetColumn("integers", Kind.INTEGERS),
                new ParquetColumn("floats", Kind.FLOATS)))) {
            parquet.row("a\nµ\uD83D\uDE00", -1, 1L << 40, 0.1, OptionalDouble.of(2.5), new int[] {1, -2, 3},
                    new float[] {0.5f});
            parquet.row("", Integer.MIN_VALUE, -1L, Double.NaN, OptionalDouble.empty(), new int[0], new float[0]);
            parquet.row("c", 7, 0L, -0.0, OptionalDouble.of(0), new int[] {9}, new float[] {Float.NaN, 1e-30f});
        }
        List<Map<String, Object>> rows = rows(file);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).values()).containsExactly("a\nµ\uD83D\uDE00", -1, 1L << 40, 0.1, 2.5,
                List.of(1, -2, 3), List.of(0.5f));
        assertThat(rows.get(1).values()).containsExactly("", Integer.MIN_VALUE, -1L, Double.NaN, "null", List.of(),
                List.of());
        assertThat(rows.get(2).values()).containsExactly("c", 7, 0L, -0.0, 0.0, List.of(9),
                List.of(Float.NaN, 1e-30f));
    }

    @Test
    void manyRowsAreSeveralGroups() throws IOException {
        Path file = folder.resolve("t.parquet");
        try (ParquetFile parquet = ParquetFile.create(file, List.of(
                new ParquetColumn("i", Kind.INTEGER), new ParquetColumn("half", Kind.MAYBE_NUMBER),
                new ParquetColumn("list", Kind.INTEGERS)))) {
            for (int i = 0; i < 45_000; i++) {
                parquet.row(i, i % 3 == 0 ? OptionalDouble.empty() : OptionalDouble.of(i / 2.0), new int[i % 4]);
            }
        }
        List<Map<String, Object>> rows = rows(file);
        assertThat(rows).hasSize(45_000);
        for (int i = 0; i < rows.size(); i += 997) {
            assertThat(rows.get(i).values()).containsExactly(i, i % 3 == 0 ? "null" : i / 2.0,
                    java.util.Collections.nCopies(i % 4, 0));
        }
    }

    @Test
    void aTableWithoutRowsIsATable() throws IOException {
        Path file = folder.resolve("t.parquet");
        ParquetFile.create(file, List.of(new ParquetColumn("i", Kind.INTEGER))).close();
        assertThat(rows(file)).isEmpty();
    }

    @Test
    void rowsThatDoNotFitAreRefused() throws IOException {
        try (ParquetFile parquet = ParquetFile.create(folder.resolve("t"), List.of(
                new ParquetColumn("i", Kind.INTEGER)))) {
            assertThatThrownBy(() -> parquet.row(1, 2)).hasMessage("2 cells for 1 columns");
            assertThatThrownBy(() -> parquet.row("1")).isInstanceOf(ClassCastException.class);
        }
    }

    @Test
    void aRunsRecordsAreTables() throws IOException {
        try (var run = new RecordedRun(folder.resolve("run"))) {
            run.step(1, 0.5).measured(1, 0.25).step(2, 0.75).flag(2, "length-jump");
            run.rollout("1.0.0", OptionalDouble.of(1), 2, 1.5f).rollout("12.3.1", OptionalDouble.empty(), 0, 0.5f);
        }
        List<Path> files = ParquetExport.write(RunDirectory.open(folder.resolve("run")), folder.resolve("out"));
        assertThat(files).containsExactly(folder.resolve("out/metrics.parquet"),
                folder.resolve("out/rollouts.parquet"));
        List<Map<String, Object>> metrics = rows(files.get(0));
        assertThat(metrics.getFirst()).containsEntry("step", 1).containsEntry("event", "train")
                .containsEntry("reward", 0.5).containsEntry("eval/pass@1", "null");
        assertThat(metrics).hasSize(5).anySatisfy(row -> assertThat(row).containsEntry("eval/pass@1", 0.25)
                .containsEntry("event", "evaluation").containsEntry("reward", "null"));
        List<Map<String, Object>> rollouts = rows(files.get(1));
        assertThat(rollouts.get(0)).containsEntry("rollout", "1.0.0").containsEntry("step", 1)
                .containsEntry("text", "text of 1.0.0").containsEntry("score", 1.0).containsEntry("reward", 2.0)
                .containsEntry("ids", List.of(4, 5)).containsEntry("prompt_ids", List.of(9))
                .containsEntry("logprobs", List.of(-0.5f, -1f)).containsEntry("entropies", List.of(0.25f, 0.75f))
                .containsEntry("ratios", List.of(1f, 1f, Float.NaN, 1.5f))
                .containsEntry("clipped", List.of(0, 0, 0, 1)).containsEntry("tokens", 2).containsEntry("updates", 2);
        assertThat(rollouts.get(1)).containsEntry("step", 12).containsEntry("score", "null")
                .containsEntry("verdict", "failed");
    }
}
