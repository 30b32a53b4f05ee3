package dev.hone.training.schedule.simulate;

import dev.hone.training.schedule.Costs;
import dev.hone.training.schedule.Machines;

/// Machines as one would buy them.
///
/// - `generators`: machines that write, each with `slots` groups at the same time
/// - `trainers`: machines that share the tokens of a step evenly; what a step takes besides they do not share
/// - `costs`: of a generator whose slots are full, and of one trainer
///
/// Throws: `IllegalArgumentException` if there is none of something.
public record Plant(int generators, int slots, int trainers, Costs costs) {
    public Plant {
        if (generators < 1 || slots < 1 || trainers < 1) {
            throw new IllegalArgumentException("at least one generator, slot and trainer: " + generators + ", " + slots
                    + ", " + trainers);
        }
    }

    /// The same as a schedule's clock sees it: every slot writes one group, one trainer is as fast as all.
    public Machines machines() {
        return new Machines(
                Math.multiplyExact(generators, slots),
                new Costs(costs.token(), costs.prefill(), costs.training() / trainers, costs.step()));
    }
}
