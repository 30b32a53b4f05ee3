package dev.hone.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The reference pages know every key that a resolved recipe has.
class RecipeReferenceTest {
    @Test
    void everyKeyIsDocumented() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("recipes"))) {
            root = root.getParent();
        }
        String page = Files.readString(root.resolve("docs/reference/recipes.md"))
                + Files.readString(root.resolve("docs/reference/algorithms.md"));
        var keys = new TreeSet<String>();
        for (String recipe : List.of(
                "tiny-base",
                "quickstart",
                "ppo",
                "gsm8k",
                "sft",
                "preference",
                "online-preference",
                "unpaired",
                "reward-model",
                "process-reward-model",
                "distill",
                "chord",
                "worded-sums-lora")) {
            String yaml = Recipe.read(root.resolve("recipes").resolve(recipe + ".yaml"), List.of()).yaml();
            yaml.lines().map(l -> l.strip().replaceFirst("^- ", "").replaceFirst(":.*", "")).forEach(keys::add);
        }
        assertThat(keys).hasSizeGreaterThan(50);
        for (String key : keys) {
            assertThat(page).as(key).containsPattern("[`.]" + key + "[`.]");
        }
    }
}
