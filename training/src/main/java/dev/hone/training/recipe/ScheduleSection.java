package dev.hone.training.recipe;

import dev.hone.training.schedule.Asynchronous;
import dev.hone.training.schedule.Costs;
import dev.hone.training.schedule.Interruption;
import dev.hone.training.schedule.Machines;
import dev.hone.training.schedule.OneStepOff;
import dev.hone.training.schedule.Schedule;
import dev.hone.training.schedule.Synchronous;
import java.util.List;

/// Reads and writes the section `schedule`: a name alone, or a section with `name` and settings.
final class ScheduleSection {
    private static final String SYNCHRONOUS = new Synchronous().name();
    private static final String ONE_STEP_OFF = new OneStepOff(Machines.USUAL).name();
    private static final String ASYNCHRONOUS = new Asynchronous(0, Interruption.NEVER, Machines.USUAL).name();

    private ScheduleSection() {}

    static Schedule read(Section recipe) {
        if (!recipe.has("schedule")) {
            return new Synchronous();
        }
        Section s = recipe.option("schedule", "name");
        String name = s.word("name", List.of(SYNCHRONOUS, ONE_STEP_OFF, ASYNCHRONOUS));
        if (name.equals(SYNCHRONOUS)) {
            return s.finish(Synchronous::new);
        }
        Machines machines = machines(s);
        if (name.equals(ONE_STEP_OFF)) {
            return s.finish(() -> new OneStepOff(machines));
        }
        int staleness = s.integer("staleness", 1, 0, 1 << 16);
        Interruption interruption = s.choice("interruption", Interruption.NEVER);
        return s.finish(() -> new Asynchronous(staleness, interruption, machines));
    }

    private static Machines machines(Section s) {
        int generators = s.integer("generators", Machines.USUAL.generators(), 1, 1 << 16);
        Section c = s.section("costs");
        double token = c.number("token", Costs.USUAL.token(), Range.POSITIVE);
        double prefill = c.number("prefill", Costs.USUAL.prefill(), Range.NOT_NEGATIVE);
        double training = c.number("training", Costs.USUAL.training(), Range.NOT_NEGATIVE);
        double step = c.number("step", Costs.USUAL.step(), Range.NOT_NEGATIVE);
        return c.finish(() -> new Machines(generators, new Costs(token, prefill, training, step)));
    }

    static void write(Outline o, Schedule schedule) {
        o.put("name", schedule.name());
        switch (schedule) {
            case Synchronous s -> {}
            case OneStepOff s -> write(o, s.machines());
            case Asynchronous s -> {
                o.put("staleness", s.staleness()).put("interruption", s.interruption());
                write(o, s.machines());
            }
        }
    }

    private static void write(Outline o, Machines machines) {
        Costs c = machines.costs();
        o.put("generators", machines.generators());
        o.section("costs", x -> x.put("token", c.token()).put("prefill", c.prefill()).put("training", c.training())
                .put("step", c.step()));
    }
}
