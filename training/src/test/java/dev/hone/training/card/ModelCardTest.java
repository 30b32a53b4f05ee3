package dev.hone.training.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.training.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A model card")
class ModelCardTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder;

    private Path base;
    private Path data;

    @BeforeEach
    void run() throws IOException {
        base = Files.createDirectories(folder.resolve("hub/models--acme--tiny/snapshots/" + COMMIT));
        data = Files.createDirectories(folder.resolve("hub/datasets--acme--sums/snapshots/" + COMMIT));
        Files.writeString(base.resolve("README.md"), "---\nlanguage: en\nlicense: apache-2.0\n---\nlicense: other\n");
        write("recipe.yaml", """
                model: %s
                tasks:
                  - {family: dataset, file: %s, columns: {prompt: question}}
                  - chains
                sampling: {prompts: 2, group: 2, max-tokens: 4}
                steps: 20
                seed: 7
                """.formatted(base, data));
        write("metrics.jsonl", """
                {"step": 0, "eval/pass@1": 0.25, "eval/low": 0.2, "eval/high": 0.3}
                {"step": 1, "reward": 0.5}
                {"step": 10, "eval/pass@1": 0.5, "eval/low": 0.45, "eval/high": 0.55}
                {"step": 20, "eval/pass@1": 0.75, "eval/low": 0.7, "eval/high": 0.8}
                """);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run").resolve(name), text);
    }

    private String card(int step) {
        return ModelCard.of(RunDirectory.open(folder.resolve("run")), step).markdown("sharp");
    }

    @Test
    void beginsWithWhatTheHubReads() {
        assertThat(card(20)).startsWith("""
                ---
                library_name: transformers
                pipeline_tag: text-generation
                base_model: acme/tiny
                license: apache-2.0
                datasets:
                - acme/sums
                tags:
                - hone
                - rl
                ---

                # sharp
                """);
    }

    @Test
    void tellsBeforeAndAfter() {
        assertThat(card(20)).contains("after 20 of 20 steps", "| before | 0 | 25.0 % | 20.0 to 30.0 % |",
                "| after | 20 | 75.0 % | 70.0 to 80.0 % |");
        assertThat(card(10)).contains("after 10 of 20 steps", "| after | 10 | 50.0 % |").doesNotContain("75.0");
    }

    @Test
    void tellsSeedsDataAndRecipeWithoutPathsOfThisMachine() {
        assertThat(card(20)).contains("Seed: 7; seed of the evaluations: 12345", "dataset of acme/sums, chains",
                "model: \"acme/tiny@" + COMMIT + "\"", "file: \"acme/sums@" + COMMIT + "\"", "prompt: \"question\"")
                .doesNotContain(folder.toString());
    }

    @Test
    void saysWhatIsNotKnown() throws IOException {
        Files.delete(base.resolve("README.md"));
        write("metrics.jsonl", "{\"step\": 1, \"rew");
        assertThat(card(20)).contains("Licence of the base model: not known", "Held-out problems were not measured.")
                .doesNotContain("license:");
        Files.writeString(base.resolve("README.md"), "---\nlicense: [x]\n---\n");
        assertThat(card(20)).contains("not known");
    }
}
