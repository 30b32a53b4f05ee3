package dev.hone.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files `rows-*.parquet` were written by pyarrow 26.0.1 from three rows: `question` 2+2?, 3*3?, null; `answer` 4,
/// 9, 7 as int64; `level` 0.5, 1.0, null; `right` true, false, null; `image` two bytes, one byte, null; `messages`
/// null, null, a user's `7?` with an assistant's `seven`. Snappy; zstd with two rows a group; not compressed, no
/// dictionary.
@DisplayName("Rows on disk")
class RowSourceTest {
    private static final Columns QUESTIONS = new Columns(Map.of("prompt", "question"));

    @TempDir
    private Path folder;

    private Path resource(String name, String as) throws IOException {
        Path file = folder.resolve(as);
        Files.createDirectories(file.getParent());
        try (InputStream in = RowSourceTest.class.getResourceAsStream(name)) {
            Files.copy(in, file);
        }
        return file;
    }

    private static RowChoice choice(String subset, String split, int most) {
        return new RowChoice(Optional.ofNullable(subset), Optional.ofNullable(split),
                most == 0 ? Optional.empty() : Optional.of(most), QUESTIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows-snappy.parquet", "rows-zstd.parquet", "rows-plain.parquet"})
    void ofAParquetFileAreWhatItHolds(String name) throws IOException {
        Path file = resource(name, "x.bin"); // the content decides, not the name
        List<Example> examples = Dataset.read(new RowSource(file, choice(null, null, 0))).examples();
        assertThat(examples).extracting(Example::line).containsExactly(1, 2, 3);
        assertThat(examples).extracting(e -> e.question().orElse("")).containsExactly("2+2?", "3*3?", "7?");
        assertThat(examples).extracting(e -> e.answer().orElse("")).containsExactly("4", "9", "7");
        assertThat(examples.get(2).completion()).contains("seven");
    }

    @Test
    void ofOtherKindsAreThereAndAnErrorWhereTheyAreRead() throws IOException {
        var source = RowSource.of(resource("rows-snappy.parquet", "r.parquet"));
        assertThat(source.read(Row::columns).getFirst())
                .containsExactly("question", "answer", "level", "right", "image", "messages");
        assertThat(source.read(row -> row.optionalText("level").orElse("none"))).containsExactly("0.5", "1.0", "none");
        assertThatThrownBy(() -> source.read(row -> row.text("image"))).isInstanceOf(InputException.class)
                .hasMessageContaining("r.parquet:1: column 'image' holds something else");
        assertThatThrownBy(() -> source.read(row -> row.text("right"))).hasMessageContaining("true or false");
        assertThatThrownBy(() -> source.read(row -> row.text("question")))
                .hasMessageContaining("r.parquet:3: no column 'question'");
    }

    @Test
    void areCountedOverTheFilesOfASplit() throws IOException {
        resource("rows-snappy.parquet", "data/train-00000-of-00002.parquet");
        resource("rows-zstd.parquet", "data/train-00001-of-00002.parquet");
        resource("rows-zstd.parquet", "data/test-00000-of-00001.parquet");
        assertThat(new RowSource(folder, choice(null, null, 0)).read(Row::line)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(new RowSource(folder, choice(null, "test", 0)).read(Row::line)).containsExactly(1, 2, 3);
        assertThat(new RowSource(folder, choice(null, "train", 4)).read(row -> row.text("answer")))
                .containsExactly("4", "9", "7", "4");
    }

    @Test
    void mayBeLinesToo() throws IOException {
        Files.writeString(folder.resolve("train.jsonl"), "{\"question\": \"a\"}\n\n{\"question\": \"b\"}\n");
        assertThat(new RowSource(folder, choice(null, null, 0)).read(row -> row.text("prompt"))).containsExactly("a",
                "b");
        assertThat(new RowSource(folder, choice(null, null, 1)).read(row -> row.text("prompt"))).containsExactly("a");
        assertThatThrownBy(() -> new RowSource(folder, choice(null, null, 0)).read(row -> row.text("chosen")))
                .hasMessageContaining("train.jsonl:1: no column 'chosen'");
    }

    @Test
    void ofADamagedFileAreNone() throws IOException {
        byte[] whole = Files.readAllBytes(resource("rows-snappy.parquet", "whole"));
        for (int length : new int[] {4, 5, 12, 100, whole.length / 2, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> RowSource.of(cut).read(Row::columns)).isInstanceOf(InputException.class)
                    .hasMessageContaining("cut.parquet: cannot be read as Parquet");
        }
    }

    @Test
    void ofASingleFileHaveNoSplit() throws IOException {
        Path file = resource("rows-snappy.parquet", "r.parquet");
        assertThatThrownBy(() -> new RowSource(file, choice(null, "train", 0)).read(Row::line))
                .isInstanceOf(InputException.class).hasMessageContaining("a file has no splits");
    }

    @Test
    void makeATaskWithRenamedColumns() throws IOException {
        resource("rows-snappy.parquet", "train.parquet");
        TaskSpec spec = TaskSpec.parse("dataset?path=" + folder + "&columns=prompt:question&rows=2&split=train");
        var family = (dev.hone.tasks.FiniteFamily) spec.resolve().family();
        List<String> prompts = Arrays.stream(Split.values())
                .flatMap(split -> family.problems(split).stream()).map(p -> p.prompt()).sorted().toList();
        assertThat(prompts).containsExactly("2+2?", "3*3?");
    }

    @Test
    void areNamedAsWhatTheyAreFrom() {
        assertThat(RowSource.of(Path.of("a/b.jsonl")).label()).isEqualTo("b.jsonl");
        assertThat(RowSource.of(Path.of("/c/hub/datasets--openai--gsm8k/snapshots/0123")).label())
                .isEqualTo("openai/gsm8k");
    }

    @Test
    void canOnlyBeRenamedWhereSomethingIsRead() {
        assertThatThrownBy(() -> TaskSpec.parse("dataset?columns=promt:question")).isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'prompt'?");
        assertThatThrownBy(() -> TaskSpec.parse("dataset?columns=prompt")).hasMessageContaining("prompt:question");
        assertThatThrownBy(() -> TaskSpec.parse("dataset?rows=few")).hasMessageContaining("number of rows");
        assertThatThrownBy(() -> TaskSpec.parse("chains?split=test").resolve()).hasMessageContaining("leave out split");
    }
}
