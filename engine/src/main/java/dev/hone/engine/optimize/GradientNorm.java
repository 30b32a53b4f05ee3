package dev.hone.engine.optimize;

import dev.hone.engine.Parameter;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Lanes;
import jdk.incubator.vector.FloatVector;

/// The Euclidean norm of a gradient: squares are summed in 16 lanes over runs of 4,096, runs and pieces in double
/// precision in the order of the array.
final class GradientNorm {
    private static final int RUN = 4096;

    private final Pieces pieces;
    private final Workers workers;
    private final double[] sums;
    private final Workers.Job job = this::sumPieces;
    private float[] gradient = new float[0];

    GradientNorm(Pieces pieces, Workers workers) {
        this.pieces = pieces;
        this.workers = workers;
        sums = new double[pieces.count()];
    }

    /// @throws ArithmeticException naming the first parameter with a NaN or an infinity
    double of(float[] gradient) {
        this.gradient = gradient;
        workers.run(pieces.count(), job);
        this.gradient = new float[0];
        double sum = 0;
        for (double s : sums) {
            sum += s;
        }
        if (Double.isNaN(sum) || Double.isInfinite(sum)) {
            throw notFinite(gradient);
        }
        return Math.sqrt(sum);
    }

    private void sumPieces(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            Pieces.Piece p = pieces.at(i);
            double sum = 0;
            for (int r = p.from(); r < p.to(); r += RUN) {
                sum += squares(gradient, r, Math.min(p.to(), r + RUN));
            }
            sums[i] = sum;
        }
    }

    private static float squares(float[] a, int from, int to) {
        FloatVector low = Lanes.broadcast(0);
        FloatVector high = low;
        for (int i = from; i < to; i += 16) {
            FloatVector x = Lanes.load(a, i);
            FloatVector y = Lanes.load(a, i + 8);
            low = x.fma(x, low);
            high = y.fma(y, high);
        }
        return Lanes.sum(low, high);
    }

    private ArithmeticException notFinite(float[] gradient) {
        for (int n = 0; n < pieces.count(); n++) {
            Pieces.Piece piece = pieces.at(n);
            for (int i = piece.from(); i < piece.to(); i++) {
                if (!Float.isFinite(gradient[i])) {
                    Parameter p = piece.parameter();
                    return new ArithmeticException("the gradient of " + p.name() + " is " + gradient[i] + " at element "
                            + (i + piece.shift() - p.offset()) + " of " + p.size() + "; the weights are unchanged");
                }
            }
        }
        return new ArithmeticException("the norm of the gradient is too large for a float; the weights are unchanged");
    }
}
