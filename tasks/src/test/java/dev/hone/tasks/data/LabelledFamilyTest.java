package dev.hone.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.LabelledCompletion;
import dev.hone.tasks.LabelledCompletion.Label;
import dev.hone.tasks.LabelledSource;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.registry.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledFamilyTest {
    @TempDir
    Path dir;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("thumbs.jsonl"), text);
    }

    private static Problem only(LabelledFamily family) {
        return Arrays.stream(Split.values()).flatMap(s -> family.problems(s).stream()).findFirst().orElseThrow();
    }

    @Test
    void anEpochSeesEveryCompletionWithItsLabelOnce() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append("{\"prompt\": \"p%d\", \"completion\": \"c%d\", \"label\": %s}\n"
                    .formatted(i, i, i % 4 == 0 ? "true" : i % 4 == 1 ? "1" : i % 4 == 2 ? "false" : "0"));
        }
        TaskMixture mixture = TaskSpec.mixture(List.of(TaskSpec.of("labelled").path(file(lines.toString()))));
        var source = new LabelledSource(mixture, Split.TRAIN, Key.of(3));
        var family = (LabelledFamily) mixture.ingredients().getFirst().family();
        int count = family.problems(Split.TRAIN).size();
        var seen = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            LabelledCompletion c = source.completion(i);
            int number = Integer.parseInt(c.problem().prompt().substring(1));
            assertThat(c.completion()).isEqualTo("c" + number);
            assertThat(c.label()).isEqualTo(number % 4 < 2 ? Label.DESIRABLE : Label.UNDESIRABLE);
            seen.add(c.completion());
        }
        assertThat(seen).hasSize(count).hasSizeGreaterThan(20);
    }

    @Test
    void theDesirableCompletionIsRightAndTheUndesirableOneWrong() throws IOException {
        LabelledFamily liked = LabelledFamily.read(RowSource.of(
                file("{\"prompt\": \"2+2=\", \"completion\": \"4\", \"label\": true}\n")));
        assertThat(liked.verify(only(liked), "4").score()).hasValue(1);
        assertThat(liked.verify(only(liked), "5").score()).hasValue(0);
        LabelledFamily loathed = LabelledFamily.read(RowSource.of(
                file("{\"prompt\": \"2+2=\", \"completion\": \"5\", \"label\": false}\n")));
        assertThat(loathed.verify(only(loathed), "5").score()).hasValue(0);
        assertThat(loathed.verify(only(loathed), "4").score()).hasValue(1);
    }

    @Test
    void demonstrationsAreLabelledByTheVerifier() {
        TaskMixture mixture = TaskSpec.mixture(List.of(TaskSpec.of("chains")));
        var source = new LabelledSource(mixture, Split.TRAIN, Key.of(5));
        int liked = 0;
        for (int i = 0; i < 200; i++) {
            LabelledCompletion c = source.completion(i);
            boolean right = mixture.verify(c.problem(), c.completion()).score().orElseThrow() == 1;
            assertThat(c.label() == Label.DESIRABLE).isEqualTo(right);
            liked += right ? 1 : 0;
            assertThat(source.completion(i)).isEqualTo(c);
        }
        assertThat(liked).isBetween(20, 180);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"prompt": "a", "completion": "b"}                   | no column 'label'
            {"prompt": "a", "completion": "b", "labels": true}   | no column 'label'; did you mean 'labels'?
            {"prompt": "a", "completion": "b", "label": "yes"}   | column 'label' holds text; allowed: true or false
            {"prompt": "a", "completion": "b", "label": 2}       | column 'label' holds a number; allowed: true or false
            {"prompt": "a", "completion": " ", "label": true}    | column 'completion' is empty
            {"prompt": "a", "label": true}                       | no column 'completion'
            """)
    void mistakesAreNamed(String line, String message) throws IOException {
        Path file = file("{\"prompt\": \"a\", \"completion\": \"b\", \"label\": false}\n" + line + "\n");
        assertThatThrownBy(() -> LabelledFamily.read(RowSource.of(file)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("thumbs.jsonl:2: ")
                .hasMessageContaining(message);
    }
}
