package dev.hone.engine.optimize;

import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.TrainedLayout;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// AdamW with clipping by the global norm, in place on the packed weights that are trained.
///
/// With g = gradient · min(1, maxNorm / (norm + 1e-6)) and step t from 1 on:
/// m ← β1 m + (1 - β1) g;  v ← β2 v + (1 - β2) g²;
/// w ← w - (η λ w + η / (1 - β1^t) · m / (√v / √(1 - β2^t) + ε)), λ on matrices only.
///
/// Both parts of the change are added before they meet the weight, so that a decay below a weight's precision is not
/// lost to an extra rounding. Padding has gradient 0 and stays 0. Threads change no bit.
///
/// Source: Loshchilov and Hutter, arXiv:1711.05101; the clip factor as in PyTorch's `clip_grad_norm_`.
public final class AdamW {
    private static final int RUN = 4096;

    private final AdamWConfig config;
    private final TrainedLayout layout;
    private final Workers workers;
    private final Pieces pieces;
    private final GradientNorm norm;
    private final float[] first;
    private final float[] second;
    private final double[] changes;
    private final Workers.Job job = this::updatePieces;
    private int steps;

    private float[] weights = new float[0];
    private float[] gradient = new float[0];
    private float clip;
    private float rate;
    private float rootCorrection;
    private float decay;

    /// Moments 0, no step made; all weights are trained.
    public AdamW(AdamWConfig config, ParameterLayout layout, Workers workers) {
        this(config, TrainedLayout.all(layout), workers);
    }

    /// The same for some weights or an adapter's: moments have room for them alone.
    public AdamW(AdamWConfig config, TrainedLayout layout, Workers workers) {
        this.config = config;
        this.layout = layout;
        this.workers = workers;
        pieces = new Pieces(layout);
        norm = new GradientNorm(pieces, workers);
        first = new float[layout.size()];
        second = new float[layout.size()];
        changes = new double[pieces.count()];
    }

    /// One step. `maxNorm` is positive; infinity does not clip.
    ///
    /// @throws ArithmeticException if a gradient is NaN or infinite, naming the parameter; nothing has changed then
    /// @throws IllegalArgumentException if the parameters or the gradient have another layout
    public StepReport step(Parameters parameters, float[] gradient, double learningRate, double maxNorm) {
        return step(parameters.trained().size(), parameters.trainedValues(), gradient, learningRate, maxNorm);
    }

    /// The same for weights that belong to no model; all of them lie in one array, as the layout says.
    ///
    /// @throws ArithmeticException if a gradient is NaN or infinite, naming the parameter; nothing has changed then
    /// @throws IllegalArgumentException if the weights or the gradient have another layout
    public StepReport step(float[] values, float[] gradient, double learningRate, double maxNorm) {
        return step(values.length, values, gradient, learningRate, maxNorm);
    }

    private StepReport step(int given, float[] values, float[] gradient, double learningRate, double maxNorm) {
        if (given != layout.size() || gradient.length != layout.size()) {
            throw new IllegalArgumentException("the moments are those of " + layout.size() + " weights, given are "
                    + given + " weights and " + gradient.length + " gradients");
        }
        if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the learning rate must be a number from 0 on: " + learningRate);
        }
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("the largest norm must be positive: " + maxNorm);
        }
        double gradientNorm = norm.of(gradient);
        double clipFactor = Math.min(1, maxNorm / (gradientNorm + 1e-6));
        steps++;
        clip = (float) clipFactor;
        rate = (float) (learningRate / (1 - StrictMath.pow(config.beta1(), steps)));
        rootCorrection = (float) (1 / Math.sqrt(1 - StrictMath.pow(config.beta2(), steps)));
        decay = (float) (learningRate * config.weightDecay());
        weights = values;
        this.gradient = gradient;
        workers.run(pieces.count(), job);
        weights = new float[0];
        this.gradient = weights;
        double sum = 0;
        for (double c : changes) {
            sum += c;
        }
        return new StepReport(steps, gradientNorm, clipFactor, Math.sqrt(sum));
    }

    /// The moments themselves, not a copy: the next step changes them.
    public Moments moments() {
        return new Moments(steps, first, second);
    }

    /// Takes over a copy of saved moments.
    ///
    /// @throws IllegalArgumentException if they belong to another layout
    public void restore(Moments saved) {
        if (saved.first().length != layout.size()) {
            throw new IllegalArgumentException(
                    "saved moments of " + saved.first().length + " weights do not fit the "
                            + layout.size() + " that are trained");
        }
        steps = saved.steps();
        System.arraycopy(saved.first(), 0, first, 0, first.length);
        System.arraycopy(saved.second(), 0, second, 0, second.length);
    }

    private void updatePieces(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            Pieces.Piece p = pieces.at(i);
            float lambda = p.parameter().decays() ? decay : 0;
            double sum = 0;
            for (int r = p.from(); r < p.to(); r += RUN) {
                sum += update(r, Math.min(p.to(), r + RUN), p.shift(), lambda);
            }
            changes[i] = sum;
        }
    }

    /// Returns the sum of squared changes.
    private float update(int from, int to, int shift, float lambda) {
        FloatVector scale = Lanes.broadcast(clip);
        FloatVector keep1 = Lanes.broadcast((float) config.beta1());
        FloatVector take1 = Lanes.broadcast((float) (1 - config.beta1()));
        FloatVector keep2 = Lanes.broadcast((float) config.beta2());
        FloatVector take2 = Lanes.broadcast((float) (1 - config.beta2()));
        FloatVector eta = Lanes.broadcast(rate);
        FloatVector correction = Lanes.broadcast(rootCorrection);
        FloatVector epsilon = Lanes.broadcast((float) config.epsilon());
        FloatVector shrink = Lanes.broadcast(lambda);
        FloatVector low = Lanes.broadcast(0);
        FloatVector high = low;
        for (int i = from; i < to; i += 8) {
            FloatVector g = Lanes.load(gradient, i).mul(scale);
            FloatVector m = keep1.fma(Lanes.load(first, i), take1.mul(g));
            FloatVector v = keep2.fma(Lanes.load(second, i), take2.mul(g).mul(g));
            m.intoArray(first, i);
            v.intoArray(second, i);
            FloatVector root = v.lanewise(VectorOperators.SQRT).fma(correction, epsilon);
            FloatVector w = Lanes.load(weights, i + shift);
            FloatVector change = shrink.fma(w, eta.mul(m).div(root));
            w.sub(change).intoArray(weights, i + shift);
            low = change.fma(change, low);
        }
        return Lanes.sum(low, high);
    }
}
