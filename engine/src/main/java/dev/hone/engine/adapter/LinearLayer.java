package dev.hone.engine.adapter;

import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import java.util.Locale;

/// The linear layers of a decoder layer that an adapter can sit on, under the names that PEFT gives them.
public enum LinearLayer {
    /// Queries.
    Q_PROJ("self_attn"),
    /// Keys.
    K_PROJ("self_attn"),
    /// Values.
    V_PROJ("self_attn"),
    /// The attention's way back into the residual stream.
    O_PROJ("self_attn"),
    /// The half of SwiGLU that is activated.
    GATE_PROJ("mlp"),
    /// The half of SwiGLU that is not.
    UP_PROJ("mlp"),
    /// The feed-forward's way back into the residual stream.
    DOWN_PROJ("mlp");

    private final String block;

    LinearLayer(String block) {
        this.block = block;
    }

    /// `q_proj`, `down_proj`, ..
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The module's name in a checkpoint, such as `model.layers.3.self_attn.q_proj`.
    public String module(int layer) {
        return "model.layers." + layer + "." + block + "." + word();
    }

    /// The packed weight that this layer is a part of.
    Parameter weight(ParameterLayout.Layer layer) {
        return switch (this) {
            case Q_PROJ, K_PROJ, V_PROJ -> layer.projection();
            case O_PROJ -> layer.output();
            case GATE_PROJ, UP_PROJ -> layer.gateUp();
            case DOWN_PROJ -> layer.down();
        };
    }

    /// The first of its columns there.
    int firstColumn(ParameterLayout layout) {
        return switch (this) {
            case Q_PROJ, O_PROJ, GATE_PROJ, DOWN_PROJ -> 0;
            case K_PROJ -> layout.queryColumns();
            case V_PROJ -> layout.queryColumns() + layout.keyColumns();
            case UP_PROJ -> layout.feedForward();
        };
    }

    /// Its columns there, padding included.
    int columns(ParameterLayout layout) {
        return switch (this) {
            case Q_PROJ -> layout.queryColumns();
            case K_PROJ, V_PROJ -> layout.keyColumns();
            case GATE_PROJ, UP_PROJ -> layout.feedForward();
            case O_PROJ, DOWN_PROJ -> layout.width();
        };
    }
}
