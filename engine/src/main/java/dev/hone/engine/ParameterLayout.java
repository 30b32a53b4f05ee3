package dev.hone.engine;

import dev.hone.engine.Parameter.Form;
import dev.hone.foundation.InputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where each weight of a model lies in one flat `float[]`. Gradients and optimizer moments have the same layout.
///
/// Every width is padded to a multiple of 16, head by head for attention; padding is 0 in all weights, so that it adds
/// zeros to the ends of chains and changes no bit.
public final class ParameterLayout {
    /// One layer's weights. `projectionBias`, `queryNorm` and `keyNorm` are null where the architecture has none.
    public record Layer(
            Parameter attentionNorm,
            Parameter projection,
            @Nullable Parameter projectionBias,
            @Nullable Parameter queryNorm,
            @Nullable Parameter keyNorm,
            Parameter output,
            Parameter feedForwardNorm,
            Parameter gateUp,
            Parameter down) {}

    private final ModelConfig config;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Parameter finalNorm;
    private final Parameter embedding;
    private final Parameter head;
    private long next;

    /// @throws InputException if the weights would not fit into one array (2,147,483,647 numbers)
    public ParameterLayout(ModelConfig config) {
        requireFits(least(config));
        this.config = config;
        for (int l = 0; l < config.layers(); l++) {
            String p = "layers." + l + ".";
            layers.add(new Layer(
                    add(p + "attention_norm", Form.VECTOR, 1, width()),
                    add(p + "projection", Form.PANELS, width(), projectionColumns()),
                    config.architecture().projectionBias()
                            ? add(p + "projection_bias", Form.VECTOR, 1, projectionColumns())
                            : null,
                    config.architecture().headNorm() ? add(p + "query_norm", Form.VECTOR, 1, headWidth()) : null,
                    config.architecture().headNorm() ? add(p + "key_norm", Form.VECTOR, 1, headWidth()) : null,
                    add(p + "output", Form.PANELS, queryColumns(), width()),
                    add(p + "feed_forward_norm", Form.VECTOR, 1, width()),
                    add(p + "gate_up", Form.PANELS, width(), 2 * feedForward()),
                    add(p + "down", Form.PANELS, feedForward(), width())));
        }
        finalNorm = add("final_norm", Form.VECTOR, 1, width());
        head = switch (config.head()) {
            case TIED, FREE -> add("head", Form.PANELS, width(), vocabulary());
            case SCALAR -> add("score", Form.VECTOR, 1, width());
        };
        embedding = config.head() == ModelConfig.Head.TIED
                ? head
                : add("embedding", Form.ROWS, config.vocabulary(), width());
        requireFits(next);
    }

    private static void requireFits(double weights) {
        if (weights > Integer.MAX_VALUE - 64) {
            throw new InputException("the model has %.0f weights; one array holds at most %d"
                    .formatted(weights, Integer.MAX_VALUE - 64));
        }
    }

    /// The padded matrices alone, counted where nothing can overflow.
    private static double least(ModelConfig c) {
        double width = Math.ceil(c.width() / 16.0) * 16;
        double attention = 2 * width * Math.ceil(c.headWidth() / 16.0) * 16 * ((double) c.heads() + c.keyValueHeads());
        double feedForward = 3 * width * Math.ceil(c.feedForward() / 16.0) * 16;
        return width * c.vocabulary() + c.layers() * (attention + feedForward);
    }

    private Parameter add(String name, Form form, int depth, int columns) {
        Parameter p = new Parameter(name, form, depth, columns, (int) Math.min(next, Integer.MAX_VALUE));
        next += (long) depth * columns;
        parameters.add(p);
        return p;
    }

    /// The least multiple of 16 that is not below n.
    public static int padded(int n) {
        return (n + 15) / 16 * 16;
    }

    /// The shape that this layout belongs to.
    public ModelConfig config() {
        return config;
    }

    /// All weights in the order of the array.
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /// Weights of layer `l`.
    public Layer layer(int l) {
        return layers.get(l);
    }

    /// Scale of the last norm.
    public Parameter finalNorm() {
        return finalNorm;
    }

    /// The token embedding: the head itself where they are tied, rows of its own otherwise.
    public Parameter embedding() {
        return embedding;
    }

    /// The output head: panels of logits, or the vector of a scalar head.
    public Parameter head() {
        return head;
    }

    /// Length of the flat array.
    public int size() {
        return (int) next;
    }

    /// Padded width of the residual stream.
    public int width() {
        return padded(config.width());
    }

    /// Padded inner width of SwiGLU.
    public int feedForward() {
        return padded(config.feedForward());
    }

    /// Padded width of one head.
    public int headWidth() {
        return padded(config.headWidth());
    }

    /// Padded number of logits.
    public int vocabulary() {
        return padded(config.vocabulary());
    }

    /// Columns of all queries.
    public int queryColumns() {
        return config.heads() * headWidth();
    }

    /// Columns of all keys, and of all values.
    public int keyColumns() {
        return config.keyValueHeads() * headWidth();
    }

    /// Columns of queries, keys and values together, in this order.
    public int projectionColumns() {
        return queryColumns() + 2 * keyColumns();
    }
}
