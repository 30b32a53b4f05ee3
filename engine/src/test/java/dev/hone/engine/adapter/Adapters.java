package dev.hone.engine.adapter;

import dev.hone.engine.Parameters;
import dev.hone.engine.TensorView;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.List;

/// Small adapters whose B is not 0, as after some training.
public final class Adapters {
    public static final LoraSettings EVERYWHERE = new LoraSettings(
            3, 6, LoraSettings.Scaling.CLASSIC, List.of(LinearLayer.values()), List.of());

    private Adapters() {}

    /// On these places, with A and B random.
    public static Adapter random(Parameters base, LoraSettings settings, long seed) {
        Adapter adapter = Adapter.random(base, settings, Key.of(seed), "base");
        Draws draws = Key.of(seed).at("b").draws();
        for (TensorView view : adapter.views()) {
            if (view.name().endsWith("lora_B.weight")) {
                for (int r = 0; r < view.rows(); r++) {
                    for (int c = 0; c < view.columns(); c++) {
                        adapter.values()[view.index(r, c)] = (float) (0.1 * draws.normal());
                    }
                }
            }
        }
        return adapter;
    }
}
