package dev.hone.engine.internal.decoder;

import dev.hone.engine.ParameterLayout;
import dev.hone.engine.internal.kernels.Residual;
import java.util.Arrays;

/// What continuations send to the keys and values of the prefix that they share, summed in their order.
///
/// Where a prefix is computed together with its continuations, a layer's sum is delivered at once and one array serves
/// all layers; where the prefix has its backward pass later, each layer's sum waits.
final class PrefixGradient {
    private final int layers;
    private final int width;
    private final int keys;
    private final int stride;
    private float[][] sums = new float[0][];
    private boolean[] touched = new boolean[0];
    private int current = 1;

    PrefixGradient(ParameterLayout layout) {
        layers = layout.config().layers();
        width = 2 * layout.keyColumns();
        keys = layout.queryColumns();
        stride = Strides.of(layout).projection();
    }

    /// Begins a block in which prefixes lie within the first `rows` rows.
    void begin(int rows, Delivery delivery) {
        int n = delivery == Delivery.AT_ONCE ? 1 : layers;
        if (sums.length < n) {
            sums = Arrays.copyOf(sums, n);
        }
        for (int l = 0; l < n; l++) {
            if (sums[l] == null || sums[l].length < rows * width) {
                sums[l] = new float[rows * width];
            } else {
                Arrays.fill(sums[l], 0, rows * width, 0f);
            }
        }
        current = n;
        if (touched.length < rows) {
            touched = new boolean[rows];
        }
        Arrays.fill(touched, false);
    }

    /// When a prefix takes its sum.
    enum Delivery { AT_ONCE, LATER }

    /// Adds `n` numbers to a row's sum, from column `column` of keys | values on.
    void add(int layer, int row, int column, float[] from, int at, int n) {
        float[] sum = sums[layer % current];
        int o = row * width + column;
        Residual.add(sum, o, from, at, sum, o, n);
        touched[row] = true;
    }

    /// Adds the sums of rows `from` .. `to`-1 to the gradient of their keys and values, and forgets them.
    void deliver(int layer, int from, int to, float[] dProjection) {
        float[] sum = sums[layer % current];
        for (int r = from; r < Math.min(to, touched.length); r++) {
            if (touched[r]) {
                int o = r * stride + keys;
                Residual.add(dProjection, o, sum, r * width, dProjection, o, width);
                Arrays.fill(sum, r * width, (r + 1) * width, 0f);
            }
        }
    }
}
