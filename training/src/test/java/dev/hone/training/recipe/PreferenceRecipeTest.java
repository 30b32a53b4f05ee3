package dev.hone.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.preference.Dpo;
import dev.hone.training.preference.Kto;
import dev.hone.training.preference.PreferenceLoss;
import dev.hone.training.preference.SimPo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceRecipeTest {
    private static final String TEXT = """
            kind: preference
            model: base
            tasks:
              - {family: chains, styles: {steps: 1, guess: 2}}
            loss: {name: simpo, gamma: 0.5}
            batch: {pairs: 12, block: 4}
            steps: 20
            """;

    private static PreferenceRecipe read(String text, String... overrides) {
        return (PreferenceRecipe) Recipe.parse("r.yaml", text, Path.of("/recipes"), List.of(overrides));
    }

    @Test
    void everyKeyArrives() {
        PreferenceRecipe r = read(TEXT);
        assertThat(r.loss()).isEqualTo(new SimPo(2, 0.5));
        assertThat(r.batch()).isEqualTo(new PairSettings(12, 4));
        assertThat(r.optimizer().learningRate()).isEqualTo(1e-6);
        assertThat(read(TEXT, "loss=kto").loss()).isEqualTo(new Kto(0.1, 1, 1));
        assertThat(read(TEXT.replaceFirst("loss.*\n", "")).loss()).isEqualTo(new Dpo(0.1));
    }

    @Test
    void theResolvedRecipeReadsBackEqual() {
        for (PreferenceLoss loss : Axes.preferenceLosses().defaults()) {
            PreferenceRecipe r = read(TEXT, "loss=" + loss.name());
            assertThat(r.loss()).isEqualTo(loss);
            assertThat(Recipe.parse("again", r.yaml(), Path.of("/elsewhere"), List.of())).isEqualTo(r);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            loss={name: dpoo}        | loss.name: found 'dpoo'; did you mean 'dpo'?
            loss={name: dpo, beat: 1} | unknown key 'loss.beat'; did you mean 'beta'?
            loss={name: dpo, beta: 0} | beta is 0.0; it must be a finite number above 0
            batch.pairs=0            | batch.pairs: found '0'; it needs a whole number from 1
            batch.block=13           | batch.block: found '13'; it needs a whole number from 1 to 12
            batch.sequences=13       | unknown key 'batch.sequences'
            model={width: 32, heads: 4, feed-forward: 8, layers: 1} | starts from a model on disk
            """)
    void mistakesAreNamed(String override, String message) {
        assertThatThrownBy(() -> read(TEXT, override))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void onePairHasNoOtherPrompts() {
        assertThatThrownBy(() -> read(TEXT, "loss=kto", "batch={pairs: 1}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("batch.pairs is 1, and kto compares with completions of other prompts");
    }
}
