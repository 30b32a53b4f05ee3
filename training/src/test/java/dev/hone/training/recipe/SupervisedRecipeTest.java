package dev.hone.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Style;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisedRecipeTest {
    private static final String TINY = """
            kind: pretrain
            model: {width: 64, feed-forward: 168, layers: 3, heads: 2, rotary-base: 1000}
            tasks:
              - {family: chains, difficulties: [2, 2, 3], weight: 2, styles: {guess: 0.55, steps: 0.08}}
              - sorting
            batch: {sequences: 64, block: 16}
            optimizer: {learning-rate: 3e-3, warm-up: 5}
            steps: 20
            seed: 7
            """;

    private static SupervisedRecipe read(String text, String... overrides) {
        return (SupervisedRecipe) Recipe.parse("r.yaml", text, Path.of("/recipes"), List.of(overrides));
    }

    @Test
    void everyKeyArrives() {
        SupervisedRecipe r = read(TINY);
        assertThat(r.model()).isEqualTo(new ModelSource.Fresh(new ModelShape(64, 168, 3, 2, 2, 128, 1000, 0.02)));
        assertThat(r.tasks().getFirst().difficulties()).containsExactly(2, 2, 3);
        assertThat(r.tasks().getFirst().styles()).containsEntry(Style.GUESS, 0.55).containsEntry(Style.STEPS, 0.08);
        assertThat(r.tasks().get(1).weight()).isEqualTo(1);
        assertThat(r.batch()).isEqualTo(new BatchSettings(64, 16));
        assertThat(r.optimizer().learningRate()).isEqualTo(0.003);
        assertThat(r.optimizer().beta2()).isEqualTo(0.98);
        assertThat(r.steps()).isEqualTo(20);
        assertThat(r.seed()).isEqualTo(7);
    }

    @Test
    void theResolvedRecipeReadsBackEqual() {
        SupervisedRecipe r = read(TINY, "model={width: 32, heads: 4, feed-forward: 8, layers: 1}",
                "prompt={system: \"Be \\\"brief\\\":\\n # yes\"}", "optimizer.betas=[0.1, 0.2]");
        assertThat(Recipe.parse("again", r.yaml(), Path.of("/elsewhere"), List.of())).isEqualTo(r);
    }

    @Test
    void pathsAreRelativeToTheRecipeOrToTheWorkingDirectory() {
        String text = TINY.replaceFirst("model:.*", "model: ../models/a").replace("pretrain", "sft");
        assertThat(read(text).model()).isEqualTo(new ModelSource.OnDisk(Path.of("/models/a")));
        assertThat(read(text, "model=b").model())
                .isEqualTo(new ModelSource.OnDisk(Path.of("b").toAbsolutePath()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            steps: 20      | stepps: 20         | r.yaml:8: unknown key 'stepps'; did you mean 'steps'?
            steps: 20      | steps: many        | r.yaml:8: steps: found 'many'; it needs a whole number from 1
            steps: 20      | steps: 20.5        | r.yaml:8: steps: found '20.5'; it needs a whole number from 1
            steps: 20      | steps: 0           | r.yaml:8: steps: found '0'; it needs a whole number from 1
            steps: 20      | steps: "20"        | r.yaml:8: steps: found '20'; it needs a whole number from 1
            steps: 20      | steps: [1]         | r.yaml:8: steps: found a list of 1; it needs a whole number from 1
            steps: 20      | threads: 2         | r.yaml:1: 'steps' is missing; it needs a whole number
            seed: 7        | steps: 7           | r.yaml:9: the key 'steps' stands here a second time
            seed: 7        | seed: *a           | r.yaml:9: anchors and aliases are not allowed
            seed: 7        | seed: !!int 7      | r.yaml:9: anchors, aliases and tags are not allowed
            warm-up: 5     | warmup: 5          | r.yaml:7: unknown key 'optimizer.warmup'; did you mean 'warm-up'?
            warm-up: 5     | betas: [0.9]       | r.yaml:7: optimizer.betas: found a list of 1; it needs a list of 2
            warm-up: 5     | betas: [0.9, 1]    | r.yaml:7: optimizer.betas: found '1'; it needs a number in [0, 1)
            warm-up: 5     | schedule: cosin    | r.yaml:7: optimizer.schedule: found 'cosin'; did you mean 'cosine'?
            3e-3           | -1                 | r.yaml:7: optimizer.learning-rate: found '-1'; it needs a finite
            guess: 0.55    | gess: 0.55         | r.yaml:4: tasks[0].styles.gess: found 'gess'; did you mean 'guess'?
            guess: 0.55    | guess: .nan        | r.yaml:4: tasks[0].styles.guess: found '.nan'; it needs a finite
            block: 16      | block: 65          | batch.block (65) must not exceed batch.sequences (64)
            heads: 2       | heads: 3           | r.yaml:2: model: width (64) must be a multiple of heads (3)
            kind: pretrain | kind: imitation    | r.yaml:1: kind: found 'imitation'; allowed: distill,
            kind: pretrain | kind: sft          | supervised fine-tuning starts from a model on disk
            - sorting | - {family: }       | r.yaml:5: tasks[1].family: found nothing; it needs a single value
            family: chains | family: chain      | tasks[0].family: there is no task 'chain'; did you mean 'chains'?
            [2, 2, 3]      | [2, 200]           | r.yaml:4: tasks[0].family: task chains has no difficulty 200
            steps: 20      | "steps: 20: 3"     | r.yaml:8: not YAML
            """)
    void mistakesAreNamed(String old, String replacement, String message) {
        assertThat(TINY).as("the precondition").contains(old);
        assertThatThrownBy(() -> read(TINY.replace(old, unquoted(replacement))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            optimizer.learningrate=1 | unknown key 'optimizer.learningrate'; did you mean
            steps=x                  | --set steps=x: steps: found 'x'; it needs a whole number from 1
            steps                    | --set steps: write it as key=value
            tasks.2.weight=1         | must be a place in a list of 2, counted from 0
            a..b=1                   | a part of the key is empty
            """)
    void mistakesInOverridesAreNamed(String override, String message) {
        assertThatThrownBy(() -> read(TINY, override))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void overridesReplaceAndAdd() {
        SupervisedRecipe r = read(TINY, "tasks.1.weight=3", "optimizer.clip=2", "threads=1");
        assertThat(r.tasks().get(1).weight()).isEqualTo(3);
        assertThat(r.optimizer().clip()).isEqualTo(2);
        assertThat(r.optimizer().warmUp()).isEqualTo(5);
        assertThat(r.threads()).isEqualTo(1);
    }

    @Test
    void hostileTextIsRefusedOrRead() {
        assertThatThrownBy(() -> read("[".repeat(60_000))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> read("a: ".repeat(5))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> read("- ".repeat(30_000))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> read("x".repeat(70_000))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> read("a: 1\n---\nb: 2")).isInstanceOf(InputException.class);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            var draws = Key.of(i).draws();
            var text = new StringBuilder(TINY);
            for (int k = draws.between(1, 3); k > 0 && !text.isEmpty(); k--) {
                int at = draws.between(0, text.length() - 1);
                switch (draws.between(0, 2)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, (char) draws.between(0, 255));
                    default -> text.setLength(at + 1);
                }
            }
            try {
                read(text.toString());
            } catch (InputException e) {
                refused++;
                assertThat(e.getMessage()).doesNotContain("\n").startsWith("r.yaml");
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private static String unquoted(String text) {
        return text.startsWith("\"steps") ? text.substring(1, text.length() - 1) : text;
    }
}
