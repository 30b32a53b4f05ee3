package dev.hone.lab.experiment;

import dev.hone.lab.protocol.Protocol;

/// A question that can be run: its protocol, and what one arm with one seed does.
///
/// A trial is a pure function of protocol, profile, arm and seed: whatever it draws comes from [Trial#key], which is
/// the same for all arms of a seed, and whatever it trains from recipes with seeds from there. Experiments from other
/// jars are found through `ServiceLoader`.
public interface Experiment {
    /// What is fixed before the run.
    Protocol protocol();

    /// Makes what all arms of a seed share, such as the base model, before the first of them runs.
    default void prepare(Trial trial) {}

    /// Runs one arm with one seed.
    TrialResult run(Trial trial);
}
