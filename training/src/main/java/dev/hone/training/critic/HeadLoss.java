package dev.hone.training.critic;

import dev.hone.engine.HiddenLoss;
import dev.hone.engine.TokenTree;

/// A [ValueBatch] on a linear head over the last hidden states: v = w · h.
///
/// d(loss)/dw = Σ dv · h,   d(loss)/dh = c · dv · w
///
/// where c says how much of the critic's loss the trunk feels; with 0 its gradient is stopped. The head feels all of
/// it.
///
/// Several workers may call it for different segments. Each has a slot of its own, and [#headGradient] adds the slots
/// in order, so that the number of threads changes no bit.
///
/// Shapes: `weights` as long as a state is wide, or longer.
public final class HeadLoss implements HiddenLoss {
    private final float[] weights;
    private final int width;
    private final ValueBatch batch;
    private final double coefficient;
    private final double[][][] slots;

    /// Of this batch, on states of this width.
    public HeadLoss(float[] weights, int width, ValueBatch batch, double coefficient) {
        this.weights = weights;
        this.width = width;
        this.batch = batch;
        this.coefficient = coefficient;
        this.slots = batch.tokens().stream().map(t -> new double[1 + t.size()][width]).toArray(double[][][]::new);
    }

    /// w · h of the state at this place.
    public static float value(float[] weights, int width, float[] states, int at) {
        double sum = 0;
        for (int c = 0; c < width; c++) {
            sum += (double) weights[c] * states[at + c];
        }
        return (float) sum;
    }

    @Override
    public double at(int tree, int segment, float[] states, int offset, int stride, int length) {
        float[] values = new float[length];
        float[] slopes = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = value(weights, width, states, offset + i * stride);
        }
        double loss = batch.at(tree, segment, values, slopes, length);
        double[] slot = slots[tree][1 + segment];
        for (int i = 0; i < length; i++) {
            int at = offset + i * stride;
            float pull = (float) (coefficient * slopes[i]);
            for (int c = 0; c < width; c++) {
                slot[c] += (double) slopes[i] * states[at + c];
                states[at + c] = pull * weights[c];
            }
        }
        return coefficient * loss;
    }

    @Override
    public boolean scores(TokenTree tree, int segment) {
        return true;
    }

    /// d(loss)/dw of the last pass, once every segment was seen; zeros behind the width.
    public float[] headGradient() {
        double[] sum = new double[width];
        for (double[][] tree : slots) {
            for (double[] slot : tree) {
                for (int c = 0; c < width; c++) {
                    sum[c] += slot[c];
                }
            }
        }
        float[] gradient = new float[weights.length];
        for (int c = 0; c < width; c++) {
            gradient[c] = (float) sum[c];
        }
        return gradient;
    }
}
