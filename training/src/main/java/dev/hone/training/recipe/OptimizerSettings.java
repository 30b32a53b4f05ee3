package dev.hone.training.recipe;

import java.util.List;

/// AdamW and its learning rate over the steps.
///
/// `warmUp` steps raise the rate linearly to `learningRate`; then it stays, or falls to `floor` times as much at the
/// last step. Weight decay is decoupled and applies to matrices only. Gradients are scaled down to the global norm
/// `clip` where they exceed it.
public record OptimizerSettings(
        double learningRate,
        Decay schedule,
        int warmUp,
        double floor,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double clip) {

    /// What the learning rate does after the warm-up.
    public enum Decay { CONSTANT, LINEAR, COSINE }

    /// The same with a warm-up of at most a tenth of the run.
    OptimizerSettings within(int steps) {
        int shorter = Math.min(warmUp, steps / 10);
        return new OptimizerSettings(
                learningRate, schedule, shorter, floor, beta1, beta2, epsilon, weightDecay, clip);
    }

    /// @throws IllegalArgumentException if the warm-up leaves no step for the rate to fall in
    OptimizerSettings checked(int steps) {
        if (schedule != Decay.CONSTANT && warmUp >= steps) {
            throw new IllegalArgumentException("optimizer.warm-up (" + warmUp + ") must be less than steps (" + steps
                    + ") where the rate falls; set schedule: constant or a shorter warm-up");
        }
        return this;
    }

    static OptimizerSettings read(Section s, OptimizerSettings fallback) {
        double learningRate = s.number("learning-rate", fallback.learningRate, Range.NOT_NEGATIVE);
        Decay schedule = s.choice("schedule", fallback.schedule);
        int warmUp = s.integer("warm-up", fallback.warmUp, 0, Integer.MAX_VALUE);
        double floor = s.number("floor", fallback.floor, Range.SHARE);
        List<Double> betas = s.numbers("betas", List.of(fallback.beta1, fallback.beta2), Range.BELOW_ONE);
        double epsilon = s.number("epsilon", fallback.epsilon, Range.POSITIVE);
        double weightDecay = s.number("weight-decay", fallback.weightDecay, Range.NOT_NEGATIVE);
        double clip = s.number("clip", fallback.clip, Range.POSITIVE);
        return s.finish(() -> new OptimizerSettings(
                learningRate, schedule, warmUp, floor, betas.get(0), betas.get(1), epsilon, weightDecay, clip));
    }

    void write(Outline o) {
        o.put("learning-rate", learningRate).put("schedule", schedule).put("warm-up", warmUp);
        o.put("floor", floor);
        o.put("betas", List.of(beta1, beta2)).put("epsilon", epsilon).put("weight-decay", weightDecay);
        o.put("clip", clip);
    }
}
