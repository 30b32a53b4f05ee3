package dev.hone.engine;

import java.util.ArrayList;
import java.util.List;

/// One tensor of a Hugging Face checkpoint, seen inside the flat array of weights.
///
/// Shapes: a matrix is `rows` x `columns` = outputs x inputs, as PyTorch stores a linear layer, so element (r, c) is
/// the weight from input c to output r; a vector has `rows` 1 and rank 1. Fused and padded weights are taken apart:
/// row r of `k_proj` is column `queries + head(r)` of the projection.
public final class TensorView {
    private enum Heads { NONE, ROWS, COLUMNS }

    private final String name;
    private final int rank;
    private final int rows;
    private final int columns;
    private final Parameter parameter;
    private final int firstColumn;
    private final Heads heads;
    private final int headWidth;

    private TensorView(
            String name, int rank, int rows, int columns, Parameter parameter, int firstColumn, Heads heads,
            int headWidth) {
        this.name = name;
        this.rank = rank;
        this.rows = rows;
        this.columns = columns;
        this.parameter = parameter;
        this.firstColumn = firstColumn;
        this.heads = heads;
        this.headWidth = headWidth;
    }

    /// All tensors of a model in the order of the layers, under their Hugging Face names.
    public static List<TensorView> all(ParameterLayout layout) {
        ModelConfig c = layout.config();
        int width = c.width();
        int head = c.headWidth();
        int queries = c.heads() * head;
        int keys = c.keyValueHeads() * head;
        int q = 0;
        int k = layout.queryColumns();
        int v = k + layout.keyColumns();
        var views = new ArrayList<TensorView>();
        views.add(matrix("model.embed_tokens.weight", c.vocabulary(), width, layout.embedding(), 0, Heads.NONE, head));
        for (int l = 0; l < c.layers(); l++) {
            ParameterLayout.Layer layer = layout.layer(l);
            String p = "model.layers." + l + ".";
            String a = p + "self_attn.";
            views.add(vector(p + "input_layernorm.weight", width, layer.attentionNorm(), 0, Heads.NONE, head));
            views.add(matrix(a + "q_proj.weight", queries, width, layer.projection(), q, Heads.ROWS, head));
            views.add(matrix(a + "k_proj.weight", keys, width, layer.projection(), k, Heads.ROWS, head));
            views.add(matrix(a + "v_proj.weight", keys, width, layer.projection(), v, Heads.ROWS, head));
            if (layer.projectionBias() != null) {
                views.add(vector(a + "q_proj.bias", queries, layer.projectionBias(), q, Heads.COLUMNS, head));
                views.add(vector(a + "k_proj.bias", keys, layer.projectionBias(), k, Heads.COLUMNS, head));
                views.add(vector(a + "v_proj.bias", keys, layer.projectionBias(), v, Heads.COLUMNS, head));
            }
            if (layer.queryNorm() != null && layer.keyNorm() != null) {
                views.add(vector(a + "q_norm.weight", head, layer.queryNorm(), 0, Heads.NONE, head));
                views.add(vector(a + "k_norm.weight", head, layer.keyNorm(), 0, Heads.NONE, head));
            }
            views.add(matrix(a + "o_proj.weight", width, queries, layer.output(), 0, Heads.COLUMNS, head));
            views.add(
                    vector(p + "post_attention_layernorm.weight", width, layer.feedForwardNorm(), 0, Heads.NONE, head));
            int inner = c.feedForward();
            views.add(matrix(p + "mlp.gate_proj.weight", inner, width, layer.gateUp(), 0, Heads.NONE, head));
            views.add(matrix(p + "mlp.up_proj.weight", inner, width, layer.gateUp(), layout.feedForward(), Heads.NONE,
                    head));
            views.add(matrix(p + "mlp.down_proj.weight", width, inner, layer.down(), 0, Heads.NONE, head));
        }
        views.add(vector("model.norm.weight", width, layout.finalNorm(), 0, Heads.NONE, head));
        switch (c.head()) {
            case TIED -> {}
            case FREE -> views.add(matrix("lm_head.weight", c.vocabulary(), width, layout.head(), 0, Heads.NONE, head));
            case SCALAR -> views.add(new TensorView("score.weight", 2, 1, width, layout.head(), 0, Heads.NONE, head));
        }
        return views;
    }

    private static TensorView matrix(
            String name, int rows, int columns, Parameter parameter, int firstColumn, Heads heads, int headWidth) {
        return new TensorView(name, 2, rows, columns, parameter, firstColumn, heads, headWidth);
    }

    private static TensorView vector(
            String name, int length, Parameter parameter, int firstColumn, Heads heads, int headWidth) {
        return new TensorView(name, 1, 1, length, parameter, firstColumn, heads, headWidth);
    }

    /// The same tensor in another weight of the same form.
    public TensorView in(Parameter packed) {
        return new TensorView(name, rank, rows, columns, packed, firstColumn, heads, headWidth);
    }

    /// The factor of a low-rank product that meets this layer's inputs: `rank` x inputs, packed as inputs x rank.
    public TensorView inputFactor(String factorName, Parameter packed, int rank) {
        Heads inputs = heads == Heads.COLUMNS ? Heads.COLUMNS : Heads.NONE;
        return matrix(factorName, rank, columns, packed, 0, inputs, headWidth);
    }

    /// The factor that gives this layer's outputs: outputs x `rank`, packed as rank x outputs.
    public TensorView outputFactor(String factorName, Parameter packed, int rank) {
        Heads outputs = heads == Heads.ROWS ? Heads.ROWS : Heads.NONE;
        return matrix(factorName, rows, rank, packed, 0, outputs, headWidth);
    }

    /// Hugging Face name.
    public String name() {
        return name;
    }

    /// The packed weight that it is a part of.
    public Parameter parameter() {
        return parameter;
    }

    /// 1 for vectors, 2 for matrices.
    public int rank() {
        return rank;
    }

    /// Outputs of a matrix; 1 for a vector.
    public int rows() {
        return rows;
    }

    /// Inputs of a matrix; the length of a vector.
    public int columns() {
        return columns;
    }

    /// The shape as a checkpoint states it.
    public long[] shape() {
        return rank == 1 ? new long[] {columns} : new long[] {rows, columns};
    }

    /// The place of element (row, column) in the flat array.
    public int index(int row, int column) {
        int r = heads == Heads.ROWS ? spread(row) : row;
        int c = heads == Heads.COLUMNS ? spread(column) : column;
        return switch (parameter.form()) {
            case PANELS -> parameter.index(c, firstColumn + r);
            case ROWS -> parameter.index(r, c);
            case VECTOR -> parameter.index(0, firstColumn + c);
        };
    }

    private int spread(int i) {
        return i / headWidth * ParameterLayout.padded(headWidth) + i % headWidth;
    }
}
