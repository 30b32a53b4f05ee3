package dev.hone.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.FiniteFamily;
import dev.hone.tasks.PairSource;
import dev.hone.tasks.PreferencePair;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsFamilyTest {
    @TempDir
    Path dir;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("pairs.jsonl"), text);
    }

    @Test
    void textsAndSingleTurnsAreRead() throws IOException {
        Path file = file("""
                {"prompt": "Hi", "chosen": "Hello!", "rejected": "No."}
                {"prompt": [{"role": "user", "content": "Bye"}], "chosen": [{"role": "assistant", "content": "Bye!"}],\
                 "rejected": [{"role": "assistant", "content": ""}], "score": 3}
                """);
        FiniteFamily family = PairsFamily.read(file);
        List<Problem> all = java.util.Arrays.stream(Split.values())
                .flatMap(s -> family.problems(s).stream())
                .toList();
        assertThat(all).extracting(Problem::prompt).containsExactlyInAnyOrder("Hi", "Bye");
        assertThat(all).extracting(Problem::reference).containsExactlyInAnyOrder("Hello!", "Bye!");
        assertThat(all).extracting(p -> p.fact("rejected")).containsExactlyInAnyOrder("No.", "");
    }

    @Test
    void anEpochSeesEveryPairOnce() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append("{\"prompt\": \"p%d\", \"chosen\": \"c%d\", \"rejected\": \"r%d\"}\n".formatted(i, i, i));
        }
        Path file = file(lines.toString());
        var source = new PairSource(
                TaskSpec.mixture(List.of(TaskSpec.of("pairs").path(file))), Split.TRAIN, Key.of(3));
        int count = PairsFamily.read(file).problems(Split.TRAIN).size();
        assertThat(count).isBetween(20, 39);
        var seen = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            PreferencePair pair = source.pair(i);
            String number = pair.problem().prompt().substring(1);
            assertThat(pair.chosen()).isEqualTo("c" + number);
            assertThat(pair.rejected()).isEqualTo("r" + number);
            seen.add(number);
        }
        assertThat(seen).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"prompt": "a", "chosen": "b"}                        | pairs.jsonl:1: no column 'rejected'
            {"prompt": "a", "chosen": "b", "rejected": " b"}      | 'chosen' and 'rejected' say the same
            {"prompt": "a", "chosen": "", "rejected": "b"}        | column 'chosen' is empty
            {"prompt": "a", "chosen": ["b"], "rejected": "b"}     | column 'chosen', turn 1: no text under 'role'
            {"prompt": [], "chosen": "b", "rejected": "c"}        | column 'prompt' holds 0 turns; allowed: text, or one
            {"prompt": "a", "chosen": {"b": 1}, "rejected": "c"}  | column 'chosen' holds an object
            """)
    void mistakesAreNamed(String line, String message) throws IOException {
        Path file = file(line + "\n");
        assertThatThrownBy(() -> PairsFamily.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = file("\n");
        assertThatThrownBy(() -> PairsFamily.read(file)).hasMessageContaining("no pairs");
    }
}
