package dev.hone.engine.internal.decoder;

import dev.hone.engine.HiddenLoss;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.TokenTree;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.ColumnSum;
import dev.hone.engine.internal.kernels.RmsNorm;
import java.util.List;

/// The last norm, a loss on what comes out of it, and the way back. Its work is small, so one thread does it.
///
/// The rows of a scored segment follow each other in the targets, the segments as [BlockLayout] lays them out.
final class HiddenPass {
    private final Parameters parameters;
    private final ParameterLayout layout;
    private final int stride;
    private float[] states = new float[0];

    HiddenPass(Parameters parameters) {
        this.parameters = parameters;
        layout = parameters.layout();
        stride = Strides.of(layout).residual();
    }

    /// Shows the loss the states of these trees, of which the first has the number `firstTree`, and returns its sum.
    /// What it writes stays for `backward`.
    double forward(List<TokenTree> trees, int firstTree, HeadTargets targets, HiddenLoss loss, float[] stream) {
        states = ForwardPass.grown(states, targets.rows() * stride);
        for (int i = 0; i < targets.rows(); i++) {
            RmsNorm.forward(
                    stream, targets.rowOf(i) * stride, parameters.values(), layout.finalNorm().offset(), states,
                    i * stride, layout.width(), layout.config().width(), layout.config().normEpsilon());
        }
        double sum = 0;
        int row = 0;
        for (int t = 0; t < trees.size(); t++) {
            TokenTree tree = trees.get(t);
            int n = tree.continuations().size();
            for (int i = 0; i <= n; i++) {
                // the root's rows follow those of its continuations
                int s = i < n ? i : -1;
                if (loss.scores(tree, s)) {
                    int length = s < 0 ? tree.root().length : tree.continuations().get(s).length;
                    sum += loss.at(firstTree + t, s, states, row * stride, stride, length);
                    row += length;
                }
            }
        }
        return sum;
    }

    /// Follows a `forward` of the same targets.
    void backward(HeadTargets targets, float[] stream, float[] dStream, float[] g, Chain chain) {
        int n = targets.rows();
        for (int i = 0; i < n; i++) {
            int at = targets.rowOf(i) * stride;
            RmsNorm.backward(
                    stream, at, parameters.values(), layout.finalNorm().offset(), states, i * stride, dStream, at,
                    layout.width(), layout.config().width(), layout.config().normEpsilon());
        }
        if (parameters.trained().trains(layout.finalNorm())) {
            int normAt = parameters.trained().at(layout.finalNorm());
            ColumnSum.add(states, 0, stride, n, g, normAt, layout.width(), chain);
        }
    }
}
