package dev.hone.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Golden;
import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.TinyModels;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.adapter.Adapter;
import dev.hone.engine.adapter.Adapters;
import dev.hone.engine.adapter.LinearLayer;
import dev.hone.engine.adapter.LoraSettings;
import dev.hone.engine.adapter.LoraSettings.Place;
import dev.hone.engine.adapter.LoraSettings.Scaling;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PeftDirectoryTest {
    @TempDir
    private Path folder;

    private static Parameters base() {
        return TinyModels.random(TinyModels.qwen3(), 1);
    }

    @Test
    void anAdapterOfPeftGivesItsLogProbabilities() {
        Path golden = Golden.directory("peft-qwen3");
        JsonNode expected = new JsonMapper().readTree(golden.resolve("golden.json").toFile());
        int[] ids = new int[expected.get("ids").size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = expected.get("ids").get(i).asInt();
        }
        Model base = ModelDirectory.read(Golden.directory("qwen3"));
        Model model = PeftDirectory.read(golden, base);
        assertThat(model.parameters().values()).isSameAs(base.parameters().values());
        assertThat(model.parameters().adapter().orElseThrow().scale()).isEqualTo((float) (5 / Math.sqrt(2)));
        try (var workers = Workers.of(1)) {
            new Learner(model.parameters(), workers, 1).score(List.of(TokenTree.sequence(ids)),
                    (tree, segment, logProbs, entropies, n) -> {
                        for (int i = 1; i < n; i++) {
                            assertThat((double) logProbs[i])
                                    .isEqualTo(expected.get("logprobs").get(i - 1).asDouble(), within(1e-5));
                        }
                    });
        }
    }

    @Test
    void whatIsWrittenReadsBackToTheSameBits() {
        Parameters p = base();
        var settings = new LoraSettings(
                3, 2.5, Scaling.RANK_STABILIZED, List.of(LinearLayer.UP_PROJ, LinearLayer.O_PROJ), List.of(1));
        Adapter adapter = Adapters.random(p, settings, 2);
        PeftDirectory.write(adapter, folder);
        assertThat(PeftDirectory.isOne(folder)).isTrue();
        Adapter again = PeftDirectory.read(folder, TinyModels.model(p)).parameters().adapter().orElseThrow();
        assertThat(again.settings()).isEqualTo(settings);
        assertThat(again.pairs()).isEqualTo(adapter.pairs());
        assertThat(again.values()).containsExactly(adapter.values());
        assertThat(again.baseName()).isEqualTo("base");
    }

    @Test
    void anIrregularAdapterNamesItsModulesInFull() throws IOException {
        Parameters p = base();
        var settings = new LoraSettings(2, 4, Scaling.CLASSIC, List.of(LinearLayer.Q_PROJ), List.of());
        var places = List.of(new Place(0, LinearLayer.Q_PROJ), new Place(1, LinearLayer.DOWN_PROJ));
        PeftDirectory.write(Adapter.zeros(p.layout(), settings, places, "base"), folder);
        assertThat(Files.readString(folder.resolve("adapter_config.json")))
                .contains("model.layers.0.self_attn.q_proj", "model.layers.1.mlp.down_proj")
                .doesNotContain("layers_to_transform");
        Adapter again = PeftDirectory.read(folder, TinyModels.model(p)).parameters().adapter().orElseThrow();
        assertThat(again.pairs()).extracting(pair -> new Place(pair.layer(), pair.linear())).isEqualTo(places);
    }

    @Test
    void theBaseIsFoundByItsName() {
        Parameters p = base();
        Path baseFolder = folder.resolve("base");
        ModelDirectory.write(TinyModels.model(p), baseFolder);
        Adapter adapter = Adapter.random(p, Adapters.EVERYWHERE, Key.of(1), baseFolder.toString());
        Path place = folder.resolve("adapter");
        ModelDirectory.write(TinyModels.model(p.with(adapter)), place);
        Model again = ModelDirectory.read(place);
        assertThat(again.parameters().values()).containsExactly(p.values());
        assertThat(again.parameters().adapter().orElseThrow().values()).containsExactly(adapter.values());
        PeftDirectory.write(Adapter.random(p, Adapters.EVERYWHERE, Key.of(1), "nobody/nothing"), place);
        assertThatThrownBy(() -> ModelDirectory.read(place))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nobody/nothing").hasMessageContaining("--adapter");
    }

    @ParameterizedTest
    @CsvSource({
        "\"LORA\", \"IA3\", peft_type",
        "\"use_rslora\" : false, \"use_dora\" : true, use_dora",
        "\"none\", \"all\", bias",
        "\"r\" : 3, \"r\" : 0, r",
        "\"r\" : 3, \"r\" : 4, shape",
        "\"bias\", \"rank_pattern\": {\"q_proj\": 4}|\"bias\", rank_pattern",
        "\"bias\", \"modules_to_save\": [\"lm_head\"]|\"bias\", modules_to_save"
    })
    void whatWouldChangeResultsSilentlyIsRefused(String from, String to, String named) throws IOException {
        Parameters p = base();
        PeftDirectory.write(Adapters.random(p, Adapters.EVERYWHERE, 2), folder);
        Path config = folder.resolve("adapter_config.json");
        String text = Files.readString(config);
        assertThat(text).contains(from);
        Files.writeString(config, text.replace(from, to.replace("|", ", ")));
        assertThatThrownBy(() -> PeftDirectory.read(folder, TinyModels.model(p)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(named);
    }

    @Test
    void anAdapterOfAnotherModelIsRefused() {
        Parameters p = base();
        PeftDirectory.write(Adapters.random(p, Adapters.EVERYWHERE, 2), folder);
        Model wider = TinyModels.model(TinyModels.random(TinyModels.llama(), 1));
        assertThatThrownBy(() -> PeftDirectory.read(folder, wider))
                .isInstanceOf(InputException.class).hasMessageContaining("shape");
        Parameters deep = TinyModels.random(TinyModels.qwen2(), 1);
        PeftDirectory.write(Adapters.random(deep, Adapters.EVERYWHERE, 2), folder);
        assertThatThrownBy(() -> PeftDirectory.read(folder, wider)).hasMessageContaining("layers 0 to 1");
    }

    @Test
    void anUnknownTensorIsRefused() {
        Parameters p = base();
        PeftDirectory.write(Adapters.random(p, Adapters.EVERYWHERE, 2), folder);
        SafetensorsWriter.write(
                folder.resolve("adapter_model.safetensors"), WeightType.F32, java.util.Map.of(),
                List.of(SafetensorsWriter.Tensor.of("base_model.model.lm_head.lora_A.weight", List.of(1),
                        new float[1])));
        assertThatThrownBy(() -> PeftDirectory.read(folder, TinyModels.model(p)))
                .hasMessageContaining("lm_head").hasMessageContaining("q_proj");
    }
}
