package dev.hone.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Model;
import dev.hone.engine.Parameter;
import dev.hone.engine.Parameters;
import dev.hone.engine.TrainedLayout;
import dev.hone.engine.adapter.LinearLayer;
import dev.hone.engine.adapter.LoraSettings;
import dev.hone.engine.adapter.LoraSettings.Scaling;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainedPartTest {
    private static final String RL = """
            model: base
            tasks: [chains]
            steps: 3
            """;

    private static Recipe recipe(String lines) {
        return Recipe.parse("test.yaml", RL + lines, Path.of("/recipes"), List.of());
    }

    private static Model model() {
        var shape = new ModelShape(32, 48, 2, 2, 1, 64, 1000, 0.1);
        return new Model(
                Parameters.random(shape.config(40), 0.1, Key.of(1)), Optional.empty(), Optional.empty(), List.of(1));
    }

    @Test
    void withoutAWordEverythingIsTrained() {
        assertThat(recipe("").trained()).isEqualTo(new TrainedPart.Everything());
        assertThat(recipe("").yaml()).doesNotContain("adapter", "train-only");
    }

    @Test
    void anAdapterHasDefaults() {
        assertThat(recipe("adapter: {rank: 4}\n").trained()).isEqualTo(new TrainedPart.Lora(new LoraSettings(
                4, 8, Scaling.CLASSIC, List.of(LinearLayer.Q_PROJ, LinearLayer.V_PROJ), List.of())));
    }

    @Test
    void everyKeyIsReadAndWrittenAgain() {
        for (String lines : List.of(
                "adapter: {rank: 2, alpha: 3.5, scaling: rank-stabilized, targets: [down_proj, k_proj], layers: [1]}\n",
                "train-only: {layers: [1, 0], weights: [norms, feed-forward]}\n",
                "train-only: {weights: [embedding, head, attention]}\n")) {
            Recipe read = recipe(lines);
            Recipe again = Recipe.parse("again.yaml", read.yaml(), Path.of("/elsewhere"), List.of());
            assertThat(again.trained()).isEqualTo(read.trained());
            assertThat(again.yaml()).isEqualTo(read.yaml());
        }
        assertThat(recipe("adapter: {targets: [down_proj, k_proj]}\n").yaml()).contains("targets: [k_proj, down_proj]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "adapter: {rank: 0};adapter.rank",
        "adapter: {alpha: -1};adapter.alpha",
        "adapter: {targets: [q_prj]};did you mean 'q_proj'",
        "adapter: {targets: []};q_proj",
        "adapter: {dropout: 1};adapter.dropout",
        "adapter: {dropout: 0.1};would not be the one that samples",
        "adapter: {drop: 0.1};unknown key",
        "adapter: {layers: [-1]};adapter.layers",
        "train-only: {};name layers",
        "train-only: {weights: [norm]};did you mean 'norms'"
    })
    void mistakesAreNamed(String line, String message) {
        assertThatThrownBy(() -> recipe(line + "\n"))
                .isInstanceOf(InputException.class).hasMessageContaining(message);
    }

    @Test
    void bothAtOnceAreRefused() {
        assertThatThrownBy(() -> recipe("adapter: {rank: 2}\ntrain-only: {layers: [0]}\n"))
                .hasMessageContaining("train-only").hasMessageContaining("frozen");
    }

    @Test
    void layersThatAreNotThereAreRefusedWhenTheModelIsKnown() {
        for (String line : List.of("adapter: {layers: [2]}\n", "train-only: {layers: [2]}\n")) {
            assertThatThrownBy(() -> recipe(line).trained().begin(model(), Key.of(1), "base"))
                    .isInstanceOf(InputException.class).hasMessageContaining("layers 0 to 1");
        }
    }

    @Test
    void anAdapterOnAnAdapterIsRefused() {
        TrainedPart part = recipe("adapter: {rank: 2}\n").trained();
        Model adapted = part.begin(model(), Key.of(1), "base");
        assertThat(part.resume(adapted)).isSameAs(adapted);
        assertThatThrownBy(() -> part.begin(adapted, Key.of(1), "base")).hasMessageContaining("adapter already");
        TrainedPart only = recipe("train-only: {layers: [0]}\n").trained();
        assertThatThrownBy(() -> only.begin(adapted, Key.of(1), "base")).hasMessageContaining("hone export");
    }

    private static List<String> chosen(String line) {
        Model m = recipe("train-only: " + line + "\n").trained().begin(model(), Key.of(1), "base");
        return m.parameters().trained().parts().stream()
                .map(TrainedLayout.Part::parameter).map(Parameter::name).toList();
    }

    @Test
    void weightsAreChosenByLayerAndKind() {
        assertThat(chosen("{layers: [1]}")).containsExactly(
                "layers.1.attention_norm", "layers.1.projection", "layers.1.output", "layers.1.feed_forward_norm",
                "layers.1.gate_up", "layers.1.down");
        assertThat(chosen("{weights: [norms]}")).containsExactly(
                "layers.0.attention_norm", "layers.0.feed_forward_norm", "layers.1.attention_norm",
                "layers.1.feed_forward_norm", "final_norm");
        assertThat(chosen("{layers: [0], weights: [attention, norms]}")).containsExactly(
                "layers.0.attention_norm", "layers.0.projection", "layers.0.output", "layers.0.feed_forward_norm");
        assertThat(chosen("{weights: [embedding]}")).containsExactly("head");
        assertThat(chosen("{layers: [1], weights: [feed-forward, head]}"))
                .containsExactly("layers.1.gate_up", "layers.1.down", "head");
    }
}
