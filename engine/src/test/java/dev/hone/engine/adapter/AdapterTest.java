package dev.hone.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.TensorView;
import dev.hone.engine.TinyModels;
import dev.hone.engine.adapter.LoraSettings.Scaling;
import dev.hone.foundation.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdapterTest {
    static List<ModelConfig> configs() {
        return TinyModels.all();
    }

    private static Map<String, TensorView> byName(List<TensorView> views) {
        var map = new HashMap<String, TensorView>();
        views.forEach(v -> map.put(v.name(), v));
        return map;
    }

    @Test
    void theScaleIsAlphaOverRankOrItsRoot() {
        assertThat(new LoraSettings(4, 8, Scaling.CLASSIC, List.of(LinearLayer.Q_PROJ), List.of()).scale())
                .isEqualTo(2f);
        assertThat(new LoraSettings(4, 8, Scaling.RANK_STABILIZED, List.of(LinearLayer.Q_PROJ), List.of()).scale())
                .isEqualTo(4f);
    }

    @Test
    void aFreshAdapterHasAWithinItsBoundAndNoB() {
        Parameters p = TinyModels.random(TinyModels.llama(), 1);
        Adapter adapter = Adapter.random(p, Adapters.EVERYWHERE, Key.of(7), "base");
        for (TensorView view : adapter.views()) {
            boolean a = view.name().endsWith("lora_A.weight");
            float greatest = 0;
            for (int r = 0; r < view.rows(); r++) {
                for (int c = 0; c < view.columns(); c++) {
                    greatest = Math.max(greatest, Math.abs(adapter.values()[view.index(r, c)]));
                }
            }
            double bound = 1 / Math.sqrt(view.columns());
            assertThat((double) greatest).as(view.name()).isBetween(a ? 0.8 * bound : 0, a ? bound : 0);
        }
        assertThat(Adapter.random(p, Adapters.EVERYWHERE, Key.of(7), "base").values())
                .as("a pure function of the key").containsExactly(adapter.values());
    }

    @Test
    void namesAndShapesAreThoseOfPeft() {
        Parameters p = TinyModels.random(TinyModels.llama(), 1);
        var settings = new LoraSettings(
                3, 6, Scaling.CLASSIC, List.of(LinearLayer.DOWN_PROJ, LinearLayer.K_PROJ), List.of(1));
        Adapter adapter = Adapter.random(p, settings, Key.of(1), "base");
        assertThat(adapter.views()).extracting(TensorView::name).containsExactly(
                "model.layers.1.self_attn.k_proj.lora_A.weight", "model.layers.1.self_attn.k_proj.lora_B.weight",
                "model.layers.1.mlp.down_proj.lora_A.weight", "model.layers.1.mlp.down_proj.lora_B.weight");
        assertThat(adapter.views()).extracting(v -> v.rows() + "x" + v.columns())
                .containsExactly("3x40", "20x3", "3x56", "40x3");
        assertThat(adapter.count()).isEqualTo(3 * 40 + 20 * 3 + 3 * 56 + 40 * 3);
        assertThat(p.with(adapter).trainedCount()).isEqualTo(adapter.count());
        assertThat(p.with(adapter).count()).isEqualTo(p.count());
    }

    /// B = [2, 3]^T and A = [1, 0, 5] at scale 2 add 2 · 2 · 1, 2 · 3 · 1, 2 · 2 · 5 and 2 · 3 · 5.
    @Test
    void mergingAddsTheScaledProduct() {
        Parameters p = TinyModels.random(TinyModels.llama(), 1);
        var settings = new LoraSettings(1, 2, Scaling.CLASSIC, List.of(LinearLayer.V_PROJ), List.of(0));
        Adapter adapter = Adapter.zeros(p.layout(), settings, settings.places(p.layout()), "base");
        TensorView a = adapter.views().get(0);
        TensorView b = adapter.views().get(1);
        adapter.values()[a.index(0, 0)] = 1;
        adapter.values()[a.index(0, 2)] = 5;
        adapter.values()[b.index(0, 0)] = 2;
        adapter.values()[b.index(19, 0)] = 3;
        Parameters merged = p.with(adapter).merged();
        TensorView w = byName(TensorView.all(p.layout())).get("model.layers.0.self_attn.v_proj.weight");
        assertThat(merged.values()[w.index(0, 0)]).isEqualTo(p.values()[w.index(0, 0)] + 4);
        assertThat(merged.values()[w.index(19, 0)]).isEqualTo(p.values()[w.index(19, 0)] + 6);
        assertThat(merged.values()[w.index(0, 2)]).isEqualTo(p.values()[w.index(0, 2)] + 20);
        assertThat(merged.values()[w.index(19, 2)]).isEqualTo(p.values()[w.index(19, 2)] + 30);
        assertThat(merged.values()[w.index(0, 1)]).isEqualTo(p.values()[w.index(0, 1)]);
        assertThat(merged.values()[w.index(5, 0)]).isEqualTo(p.values()[w.index(5, 0)]);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void mergingTouchesEveryTargetAndNothingElse(ModelConfig config) {
        Parameters p = TinyModels.random(config, 2);
        Adapter adapter = Adapters.random(p, Adapters.EVERYWHERE, 3);
        Parameters merged = p.with(adapter).merged();
        var factors = byName(adapter.views());
        for (TensorView w : TensorView.all(p.layout())) {
            TensorView a = factors.get(w.name().replace(".weight", ".lora_A.weight"));
            TensorView b = factors.get(w.name().replace(".weight", ".lora_B.weight"));
            for (int r = 0; r < w.rows(); r++) {
                for (int c = 0; c < w.columns(); c++) {
                    double expected = p.values()[w.index(r, c)];
                    for (int k = 0; a != null && b != null && k < 3; k++) {
                        expected += 2.0 * adapter.values()[b.index(r, k)] * adapter.values()[a.index(k, c)];
                    }
                    assertThat((double) merged.values()[w.index(r, c)]).as(w.name()).isEqualTo(expected, within(1e-6));
                }
            }
        }
        assertThat(merged.adapter()).isEmpty();
    }

    @Test
    void wrongSettingsAreRefused() {
        Parameters p = TinyModels.random(TinyModels.llama(), 1);
        assertThatThrownBy(() -> new LoraSettings(0, 1, Scaling.CLASSIC, List.of(LinearLayer.Q_PROJ), List.of()))
                .hasMessageContaining("rank").hasMessageContaining("0");
        assertThatThrownBy(() -> new LoraSettings(1, 0, Scaling.CLASSIC, List.of(LinearLayer.Q_PROJ), List.of()))
                .hasMessageContaining("alpha");
        assertThatThrownBy(() -> new LoraSettings(1, 1, Scaling.CLASSIC, List.of(), List.of()))
                .hasMessageContaining("q_proj");
        var far = new LoraSettings(1, 1, Scaling.CLASSIC, List.of(LinearLayer.Q_PROJ), List.of(2));
        assertThatThrownBy(() -> Adapter.random(p, far, Key.of(1), "base"))
                .hasMessageContaining("layers 0 to 1");
        Adapter other = Adapter.random(
                TinyModels.random(TinyModels.qwen3(), 1), Adapters.EVERYWHERE, Key.of(1), "base");
        assertThatThrownBy(() -> p.with(other)).hasMessageContaining("shape");
    }
}
