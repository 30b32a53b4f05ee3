package dev.hone.engine.internal.combine;

import dev.hone.engine.ParameterLayout;
import dev.hone.engine.combine.ContrastiveDecoding;
import dev.hone.engine.combine.EmulatedFineTuning;
import dev.hone.engine.combine.EmulatedMixture;
import dev.hone.engine.combine.LogitArithmetic;
import dev.hone.engine.combine.LogitContrast;
import dev.hone.engine.combine.ProxyTuning;
import dev.hone.engine.internal.kernels.LogSoftmax;
import dev.hone.engine.internal.kernels.LogitShift;
import dev.hone.engine.internal.kernels.Truncation;

/// Computes a [LogitArithmetic] on rows of logits, in place of the base's. Scratch of one thread.
///
/// A row's result depends on these rows alone, so batch mates change nothing.
final class RowArithmetic {
    private final LogitArithmetic arithmetic;
    private final int vocabulary;
    private final float[] stats = new float[LogSoftmax.STATS];
    private final float[] sums;
    private final float[] weights;

    RowArithmetic(LogitArithmetic arithmetic, int vocabulary) {
        this.arithmetic = arithmetic;
        this.vocabulary = vocabulary;
        sums = new float[LogSoftmax.scratchSize(vocabulary)];
        weights = new float[ParameterLayout.padded(vocabulary)];
    }

    /// Row i of the models is `rows[i]` from `offsets[i]` on; the base's is the first and gets the result. The others'
    /// are used up.
    void combine(float[][] rows, int[] offsets) {
        float[] z = rows[0];
        int zo = offsets[0];
        switch (arithmetic) {
            case ProxyTuning(double alpha) -> {
                if (alpha != 0) {
                    LogitShift.add(z, zo, rows[1], offsets[1], 0, rows[2], offsets[2], 0, (float) alpha, z, zo,
                            Float.NEGATIVE_INFINITY, vocabulary);
                }
            }
            case EmulatedFineTuning(double topP) -> attach(
                    z, zo, rows[1], offsets[1], normalizer(rows[1], offsets[1]), rows[2], offsets[2], topP);
            case EmulatedMixture(double mix, double topP) -> {
                int tuned = mix == 0 ? 2 : 1;
                float offset = normalizer(rows[tuned], offsets[tuned]);
                if (mix > 0 && mix < 1) {
                    LogitShift.mix(rows[1], offsets[1], offset, rows[2], offsets[2], normalizer(rows[2], offsets[2]),
                            (float) mix, vocabulary);
                    offset = 0;
                }
                attach(z, zo, rows[tuned], offsets[tuned], offset, rows[3], offsets[3], topP);
            }
            case ContrastiveDecoding(double alpha, double temperature) -> {
                cut(z, zo, alpha);
                LogitShift.subtract(z, zo, rows[1], offsets[1], (float) (1 / temperature), vocabulary);
            }
            case LogitContrast(double alpha, double beta) -> {
                cut(z, zo, alpha);
                if (beta != 0) {
                    LogitShift.add(z, zo, z, zo, 0, rows[1], offsets[1], 0, (float) beta, z, zo,
                            Float.NEGATIVE_INFINITY, vocabulary);
                }
            }
        }
    }

    private void attach(float[] z, int zo, float[] tuned, int to, float offset, float[] reference, int ro,
            double topP) {
        float[] gate = z;
        int go = zo;
        float least = Float.NEGATIVE_INFINITY;
        float own = normalizer(reference, ro);
        if (topP < 1) {
            normalizer(z, zo);
            Truncation.weights(z, zo, vocabulary, 1, stats, 0, weights, 0);
            least = Truncation.leastWeight(weights, 0, vocabulary, 0, topP, 0);
            gate = weights;
            go = 0;
        }
        LogitShift.add(z, zo, tuned, to, offset, reference, ro, own, 1, gate, go, least, vocabulary);
    }

    /// Leaves the tokens whose probability is at least alpha times the greatest.
    private void cut(float[] z, int zo, double alpha) {
        if (alpha > 0) {
            normalizer(z, zo);
            LogitShift.cut(z, zo, LogSoftmax.maximum(stats, 0) + (float) StrictMath.log(alpha), vocabulary);
        }
    }

    /// log sum exp of the row; its stats stay.
    private float normalizer(float[] z, int zo) {
        LogSoftmax.forward(z, zo, vocabulary, 1, stats, 0, sums, 0);
        return -LogSoftmax.logProbability(0, 1, stats, 0);
    }
}
