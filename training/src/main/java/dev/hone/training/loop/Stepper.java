package dev.hone.training.loop;

import dev.hone.training.run.Metrics;
import dev.hone.training.run.TrainerState;
import java.util.Map;
import java.util.Optional;

/// Makes one training step after another. The shared loop around it logs, evaluates and saves.
public sealed interface Stepper
        permits RlStepper, SupervisedStepper, PreferenceStepper, OnlinePreferenceStepper, UnpairedPreferenceStepper,
        RewardModelStepper, ProcessRewardStepper, DistillStepper {
    /// What a step found, and where the run stands after it.
    record Result(Metrics metrics, TrainerState state) {}

    /// The step after `state.step()` steps; changes weights and moments.
    Result step(TrainerState state, Stopwatch watch);

    /// What this kind of training measures on held-out problems besides the accuracy of sampled answers.
    default Metrics heldOut() {
        return new Metrics();
    }

    /// The reference's weights where they change in the course of the run and so belong into checkpoints.
    default Optional<float[]> movingReference() {
        return Optional.empty();
    }

    /// What else the next step depends on, as texts by name; belongs into checkpoints.
    default Map<String, String> memory() {
        return Map.of();
    }

    /// Goes on from what [#memory] gave.
    default void recall(Map<String, String> memory) {}

    /// The critic, where the run trains one.
    default Optional<Critic> critic() {
        return Optional.empty();
    }

    /// What was begun for later steps and so belongs into checkpoints.
    default Optional<Pending> pending() {
        return Optional.empty();
    }

    /// Takes from a checkpoint what was begun.
    default void restore(Pending pending) {
        throw new IllegalStateException("this run begins nothing for later steps");
    }

    /// The optimizer, whose state belongs into checkpoints.
    GradientStep optimizer();
}
