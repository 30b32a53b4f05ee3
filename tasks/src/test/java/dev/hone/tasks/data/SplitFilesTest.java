package dev.hone.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Files of a split")
class SplitFilesTest {
    private static List<String> choose(Optional<String> subset, Optional<String> split, String... paths) {
        return SplitFiles.choose("acme/data", List.of(paths),
                new RowChoice(subset, split, Optional.empty(), Columns.USUAL));
    }

    private static List<String> train(String... paths) {
        return choose(Optional.empty(), Optional.empty(), paths);
    }

    @Test
    void areFoundByTheirNames() {
        assertThat(train("README.md", "data/train-00001-of-00002.parquet", "data/train-00000-of-00002.parquet",
                "data/test-00000-of-00001.parquet"))
                .containsExactly("data/train-00000-of-00002.parquet", "data/train-00001-of-00002.parquet");
        assertThat(train("train.jsonl", "test.jsonl")).containsExactly("train.jsonl");
        assertThat(train("train/0000.parquet", "train/0001.parquet", "test/0000.parquet"))
                .containsExactly("train/0000.parquet", "train/0001.parquet");
        assertThat(choose(Optional.empty(), Optional.of("train_prefs"), "data/train_prefs-00000-of-00001.parquet",
                "data/train_sft-00000-of-00001.parquet")).containsExactly("data/train_prefs-00000-of-00001.parquet");
    }

    @Test
    void areParquetBeforeLines() {
        assertThat(train("train.jsonl", "train.parquet")).containsExactly("train.parquet");
    }

    @Test
    void ofSeveralSubsetsNeedAChoice() {
        String[] paths = {"main/train-00000-of-00001.parquet", "socratic/train-00000-of-00001.parquet"};
        assertThatThrownBy(() -> train(paths)).isInstanceOf(InputException.class)
                .hasMessageContaining("choose one as subset: main, socratic");
        assertThat(choose(Optional.of("main"), Optional.empty(), paths)).containsExactly(paths[0]);
    }

    @Test
    void mustAllBeThere() {
        assertThatThrownBy(() -> train("data/train-00000-of-00003.parquet", "data/train-00002-of-00003.parquet"))
                .isInstanceOf(InputException.class).hasMessageContaining("one of 3 parts, and 2 are there");
    }

    @Test
    void thatAreNotThereAreToldWithWhatIs() {
        assertThatThrownBy(() -> choose(Optional.empty(), Optional.of("dev"), "train.jsonl", "x.csv"))
                .isInstanceOf(InputException.class).hasMessageContaining("split 'dev'; there is: train.jsonl");
    }
}
