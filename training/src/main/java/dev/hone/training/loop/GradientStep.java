package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.LogitsLoss;
import dev.hone.engine.Parameters;
import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.engine.ValueLoss;
import dev.hone.engine.Workers;
import dev.hone.engine.optimize.AdamW;
import dev.hone.engine.optimize.AdamWConfig;
import dev.hone.engine.optimize.Moments;
import dev.hone.engine.optimize.Schedule;
import dev.hone.engine.optimize.StepReport;
import dev.hone.foundation.Key;
import dev.hone.training.recipe.OptimizerSettings;
import dev.hone.training.run.RunStopped;
import java.util.Arrays;
import java.util.List;

/// One optimizer step: the gradient of a loss over blocks of trees, and AdamW on it.
public final class GradientStep {
    private final Parameters parameters;
    private final Learner learner;
    private final AdamW optimizer;
    private final Schedule schedule;
    private final double clip;
    private final float[] gradient;

    /// What a step did. Units: `loss` as the loss has it; `rate` is the learning rate.
    public record Result(double loss, double rate, StepReport report) {}

    /// `steps` is the length of the run, which the schedule spans.
    public GradientStep(
            Parameters parameters, Learner learner, Workers workers, OptimizerSettings settings, int steps) {
        this.parameters = parameters;
        this.learner = learner;
        this.optimizer = new AdamW(
                new AdamWConfig(settings.beta1(), settings.beta2(), settings.epsilon(), settings.weightDecay()),
                parameters.trained(),
                workers);
        this.schedule = schedule(settings, steps);
        this.clip = settings.clip();
        this.gradient = new float[parameters.trained().size()];
    }

    /// What the rate does over so many steps.
    static Schedule schedule(OptimizerSettings s, int steps) {
        return switch (s.schedule()) {
            case CONSTANT -> new Schedule.Constant(s.learningRate(), s.warmUp());
            case LINEAR -> new Schedule.Linear(s.learningRate(), s.warmUp(), steps, s.floor());
            case COSINE -> new Schedule.Cosine(s.learningRate(), s.warmUp(), steps, s.floor());
        };
    }

    /// Updates the weights. `step` counts from 1. `afterGradient` runs before the weights change and may refuse.
    ///
    /// @throws RunStopped if loss or gradient is not finite; the weights are as they were
    public Result take(int step, List<List<TokenTree>> blocks, TokenLoss loss, Runnable afterGradient) {
        return take(step, blocks, loss, afterGradient, more -> 0);
    }

    /// A loss besides: adds its gradient, laid out as what is trained, and returns its value.
    @FunctionalInterface
    interface Addition {
        double addTo(float[] gradient);
    }

    /// The same with a loss besides, which is added last. There may be no blocks.
    Result take(
            int step, List<List<TokenTree>> blocks, TokenLoss loss, Runnable afterGradient, Addition besides) {
        Arrays.fill(gradient, 0);
        double value = blocks.isEmpty() ? 0 : learner.gradient(blocks, loss, gradient);
        afterGradient.run();
        return update(step, value + besides.addTo(gradient));
    }

    /// The same for a loss on the values of a scalar head.
    ///
    /// @throws RunStopped if loss or gradient is not finite; the weights are as they were
    public Result take(int step, List<List<TokenTree>> blocks, ValueLoss loss) {
        Arrays.fill(gradient, 0);
        return update(step, learner.gradient(blocks, loss, gradient));
    }

    /// The same for a loss on rows of logits.
    ///
    /// @throws RunStopped if loss or gradient is not finite; the weights are as they were
    public Result take(int step, List<List<TokenTree>> blocks, LogitsLoss loss) {
        Arrays.fill(gradient, 0);
        return update(step, learner.gradient(blocks, loss, gradient));
    }

    /// The same with an adapter's inputs dropped by this key, where its settings say so.
    public Result take(int step, List<List<TokenTree>> blocks, TokenLoss loss, Key dropout) {
        Arrays.fill(gradient, 0);
        return update(step, learner.gradient(blocks, loss, dropout, gradient));
    }

    /// The same on rows of logits.
    public Result take(int step, List<List<TokenTree>> blocks, LogitsLoss loss, Key dropout) {
        Arrays.fill(gradient, 0);
        return update(step, learner.gradient(blocks, loss, dropout, gradient));
    }

    /// The same on the values of a scalar head.
    public Result take(int step, List<List<TokenTree>> blocks, ValueLoss loss, Key dropout) {
        Arrays.fill(gradient, 0);
        return update(step, learner.gradient(blocks, loss, dropout, gradient));
    }

    private Result update(int step, double value) {
        double rate = schedule.at(step - 1);
        if (!Double.isFinite(value)) {
            throw new RunStopped("step " + step + ": the loss is " + value + "; try a smaller learning rate");
        }
        try {
            StepReport report = optimizer.step(parameters, gradient, rate, clip);
            if (!Double.isFinite(report.updateNorm())) {
                throw new RunStopped("step " + step + ": the update's norm is " + report.updateNorm()
                        + "; try a smaller learning rate");
            }
            return new Result(value, rate, report);
        } catch (ArithmeticException e) {
            throw new RunStopped("step " + step + ": " + e.getMessage() + "; try a smaller learning rate", e);
        }
    }

    /// Forgets the moments, as if no step had been taken.
    public void restart() {
        Moments now = moments();
        restore(new Moments(0, new float[now.first().length], new float[now.second().length]));
    }

    /// The optimizer's state, for a checkpoint; the next step changes it.
    public Moments moments() {
        return optimizer.moments();
    }

    /// Takes the optimizer's state from a checkpoint.
    public void restore(Moments moments) {
        optimizer.restore(moments);
    }
}
