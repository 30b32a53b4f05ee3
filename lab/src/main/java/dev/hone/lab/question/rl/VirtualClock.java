package dev.hone.lab.question.rl;

import dev.hone.foundation.Key;
import dev.hone.lab.experiment.Curve;
import dev.hone.lab.experiment.Trained;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.schedule.Machines;
import dev.hone.training.schedule.Ticket;
import dev.hone.training.schedule.simulate.Lengths;
import dev.hone.training.schedule.simulate.SimulatedStep;
import dev.hone.training.schedule.simulate.Simulation;
import dev.hone.training.schedule.simulate.Workload;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How long a run would have taken on imagined machines: its schedule's rule with the lengths that it came to, a
/// synchronous run too. No clock on a wall is read, so the numbers are the same on every machine.
///
/// Groups that a run never trained (begun ahead of its end) are as long as those of its last step.
///
/// Shapes: one entry a step in each array. Units: virtual time, in tokens drawn.
record VirtualClock(double[] now, double[] generators, double[] trainer) {
    /// The clock of a run on these machines.
    static VirtualClock of(Trained trained, Machines machines) {
        RunDirectory run = RunDirectory.open(trained.run());
        RlRecipe recipe = (RlRecipe) run.recipe();
        Map<Integer, Map<Integer, int[]>> written = new HashMap<>();
        run.rollouts().forEach(line -> note(written, line, recipe.sampling().group()));
        return of(recipe, machines, (ticket, completions, draws) -> {
            Map<Integer, int[]> groups = written.get(Math.min(ticket.step(), recipe.steps()));
            return groups == null || groups.get(ticket.group()) == null
                    ? IntStream.generate(() -> 1).limit(completions).toArray()
                    : groups.get(ticket.group()).clone();
        });
    }

    private static void note(Map<Integer, Map<Integer, int[]>> written, RolloutLine line, int group) {
        RolloutId id = RolloutId.parse(line.id());
        written.computeIfAbsent(id.step(), s -> new HashMap<>())
                .computeIfAbsent(id.group(), g -> IntStream.generate(() -> 1).limit(group).toArray())[id.sample()] =
                        Math.max(1, line.tokens());
    }

    /// The clock of a recipe with these lengths.
    static VirtualClock of(RlRecipe recipe, Machines machines, Lengths.Custom lengths) {
        var workload = new Workload(
                recipe.sampling().prompts(), recipe.sampling().group(), 0, recipe.update().epochs(), lengths);
        var simulation = new Simulation(recipe.schedule().rule(), machines, workload, recipe.steps(), Key.of(0));
        SimulatedStep[] steps =
                IntStream.range(0, recipe.steps()).mapToObj(s -> simulation.step()).toArray(SimulatedStep[]::new);
        return new VirtualClock(
                Arrays.stream(steps).mapToDouble(SimulatedStep::now).toArray(),
                Arrays.stream(steps).mapToDouble(SimulatedStep::generators).toArray(),
                Arrays.stream(steps).mapToDouble(SimulatedStep::trainer).toArray());
    }

    /// The time at the end of this step; 0 before the first.
    double after(double step) {
        return step < 1 ? 0 : now[(int) step - 1];
    }

    /// A curve over steps as one over time.
    Curve over(Curve steps) {
        return new Curve(Arrays.stream(steps.x()).map(this::after).toArray(), steps.y());
    }

    /// When a curve over time first reaches a value, in proportion between its points; empty where it never does.
    static OptionalDouble reached(Curve curve, double value) {
        for (int i = 0; i < curve.x().length; i++) {
            if (curve.y()[i] >= value) {
                if (i == 0) {
                    return OptionalDouble.of(curve.x()[0]);
                }
                double part = (value - curve.y()[i - 1]) / (curve.y()[i] - curve.y()[i - 1]);
                return OptionalDouble.of(curve.x()[i - 1] + part * (curve.x()[i] - curve.x()[i - 1]));
            }
        }
        return OptionalDouble.empty();
    }
}
