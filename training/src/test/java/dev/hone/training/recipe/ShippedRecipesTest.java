package dev.hone.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRecipesTest {
    static Stream<Path> recipes() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("recipes"))) {
            root = root.getParent();
        }
        try (Stream<Path> files = Files.list(root.resolve("recipes"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aShippedRecipeIsShortAndReadsBackEqual(Path file) throws IOException {
        Recipe recipe = Recipe.read(file, List.of());
        assertThat(Files.readAllLines(file)).hasSizeLessThan(30).first().asString().startsWith("# ");
        assertThat(Recipe.parse("again", recipe.yaml(), Path.of("/"), List.of())).isEqualTo(recipe);
    }
}
