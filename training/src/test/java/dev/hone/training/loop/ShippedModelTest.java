package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The model that Hone ships, and what its recipes make of it.
class ShippedModelTest {
    /// SHA-256 of the weights after four steps of the base's recipe.
    private static final String AFTER_FOUR_STEPS = "1accb7d54b233e02f0e4d4de9170e6c16e255b7a1b72e99834773ea5a9b68d1e";

    @TempDir
    Path dir;

    @Test
    void theFirstStepsOfTheRecipeHaveTheCommittedBits() {
        Recipe recipe = Recipe.read(
                Repository.recipe("tiny-base.yaml"),
                List.of("steps=4", "optimizer.warm-up=2", "evaluation.problems=0", "checkpoints.every=0"));
        TinyRuns.train(recipe, dir.resolve("run"));
        assertThat(ContentHash.of(dir.resolve("run/model/model.safetensors"))).isEqualTo(AFTER_FOUR_STEPS);
    }

    @Test
    void theShippedModelIsSmallAndHasRoomAbove() throws IOException {
        Path model = Repository.root().resolve("models/tiny-base");
        try (Stream<Path> files = Files.list(model)) {
            assertThat(files.mapToLong(f -> f.toFile().length()).sum()).isLessThan(5_000_000);
        }
        Recipe recipe = Recipe.read(
                Repository.recipe("quickstart.yaml"),
                List.of("steps=1", "evaluation.samples=16", "checkpoints.every=0"));
        Evaluation before = TinyRuns.train(recipe, dir.resolve("run")).before().orElseThrow();
        assertThat(before.accuracy().mean()).isBetween(0.30, 0.40);
        assertThat(before.passAt(16).mean()).isGreaterThan(0.8);
    }

    @Test
    @Tag("learning")
    void theRecipeMakesTheShippedBits() {
        Recipe recipe = Recipe.read(Repository.recipe("tiny-base.yaml"), List.of("evaluation.problems=0"));
        TinyRuns.train(recipe, dir.resolve("run"));
        assertThat(dir.resolve("run/model/model.safetensors"))
                .hasSameBinaryContentAs(Repository.root().resolve("models/tiny-base/model.safetensors"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void quickstartGainsAQuarter(int seed) {
        Recipe recipe = Recipe.read(
                Repository.recipe("quickstart.yaml"), List.of("seed=" + seed, "checkpoints.every=0"));
        Outcome outcome = TinyRuns.train(recipe, dir.resolve("run"));
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThanOrEqualTo(0.25);
    }
}
