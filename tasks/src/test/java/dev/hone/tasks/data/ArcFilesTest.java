package dev.hone.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.Style;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.grid.GridNotation;
import dev.hone.tasks.registry.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArcFilesTest {
    private static final String TASK = """
            {"train": [{"input": [[1, 0], [0, 2]], "output": [[0, 1], [2, 0]]}, {"input": [[3]], "output": [[3]]}],
             "test": [{"input": [[4, 5]], "output": [[5, 4]]}, {"input": [[6, 0]], "output": [[0, 6]]}]}
            """;

    @TempDir
    private Path folder;

    private void write(String file, String text) throws IOException {
        Path place = folder.resolve(file);
        Files.createDirectories(place.getParent());
        Files.writeString(place, text);
    }

    @Test
    void readsEachTestGridAsAProblem() throws IOException {
        write("data/training/aa.json", TASK);
        write("data/evaluation/bb.json", TASK.replace("[[3]]", "[[7]]"));
        var family = (ArcFiles) TaskSpec.parse("arc-agi?path=" + folder).resolve().family();
        List<Problem> test = family.problems(Split.TEST);
        assertThat(test).extracting(Problem::id).containsExactly("evaluation-bb-0", "evaluation-bb-1");
        assertThat(test.getFirst().prompt()).isEqualTo("arc10/02>01/20,7>7:45=");
        assertThat(test.getFirst().reference()).isEqualTo("54");
        assertThat(Stream.of(Split.TRAIN, Split.VALIDATION).mapToInt(s -> family.problems(s).size()).sum())
                .isEqualTo(2);
        assertThat(family.split(test.getFirst())).isEqualTo(Split.TEST);
        assertThat(family.verify(test.getFirst(), "#54")).isInstanceOf(Verdict.Correct.class);
        assertThat(family.demonstrate(test.getFirst(), Style.GUESS, Key.of(1).draws()))
                .isEqualTo("#54");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        assertThatThrownBy(() -> ArcFiles.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("training: there is no such directory");
        write("training/aa.json", TASK);
        write("evaluation/bb.json", TASK.replace("[6, 0]", "[6, 10]"));
        assertThatThrownBy(() -> ArcFiles.read(folder)).hasMessageContaining("bb.json: a cell must be a number");
        write("evaluation/bb.json", TASK.replace("[0, 2]", "[0]"));
        assertThatThrownBy(() -> ArcFiles.read(folder)).hasMessageContaining("an 'input' is no grid");
        write("evaluation/bb.json", "{\"train\": []}");
        assertThatThrownBy(() -> ArcFiles.read(folder)).hasMessageContaining("pairs in 'train' and in 'test'");
        write("evaluation/bb.json", "{");
        assertThatThrownBy(() -> ArcFiles.read(folder)).hasMessageContaining("bb.json: no JSON");
        assertThatThrownBy(() -> TaskSpec.parse("arc-agi?path=" + folder + "&verifier=math").resolve())
                .hasMessageContaining("its own verifier");
    }

    @Test
    void everyTaskOfArcIsReadAndWrittenAgain() {
        ArcFiles arc = ArcFiles.read(SharedFiles.find("data/arc-agi-1"));
        List<Problem> all = Stream.of(Split.values()).flatMap(s -> arc.problems(s).stream()).toList();
        assertThat(all).hasSizeGreaterThan(800);
        for (Problem problem : all) {
            assertThat(GridNotation.of(problem.prompt())).contains(GridNotation.ARC);
            assertThat(GridNotation.ARC.prompt(GridNotation.ARC.read(problem.prompt()))).isEqualTo(problem.prompt());
            assertThat(arc.verify(problem, arc.completion(problem.reference()))).isInstanceOf(Verdict.Correct.class);
        }
        assertThat(arc.difficulties()).containsExactly(1, 2, 3, 4, 5);
    }
}
