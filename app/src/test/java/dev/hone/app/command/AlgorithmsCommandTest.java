package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.algorithm.Algorithms;
import dev.hone.training.recipe.AlgorithmsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("hone algorithms")
class AlgorithmsCommandTest {
    private static final Path PAGE = Path.of("../docs/reference/algorithms.md");

    @Test
    void everyAlgorithmIsALine() {
        List<JsonNode> lines = Invocation.of("algorithms", "--json").succeeds().json();
        assertThat(lines).extracting(l -> l.get("name").stringValue())
                .containsExactlyElementsOf(Algorithms.all(1).stream().map(Algorithm::name).toList());
        assertThat(lines.getFirst().get("advantage").stringValue()).isEqualTo("group-mean-std (epsilon 0.0001)");
        assertThat(lines).allSatisfy(l -> {
            for (String key : List.of("title", "objective", "aggregation", "correction", "source")) {
                assertThat(l.get(key).stringValue()).as(key).isNotBlank();
            }
        });
    }

    @Test
    void peopleGetATable() {
        String out = Invocation.of("algorithms").succeeds().out();
        assertThat(out).startsWith("name ").contains("dapo").contains("arXiv:2503.14476");
    }

    /// After a change: `./hone algorithms --markdown > docs/reference/algorithms.md`.
    @Test
    void theReferencePageIsWhatTheCommandPrints() throws IOException {
        assertThat(PAGE).content().isEqualTo(AlgorithmsPage.markdown());
        assertThat(Invocation.of("algorithms", "--markdown").succeeds().out().strip())
                .isEqualTo(Files.readString(PAGE).strip());
    }
}
