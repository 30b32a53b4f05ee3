package dev.hone.app.command;

import dev.hone.app.input.LengthsArgument;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.schedule.Asynchronous;
import dev.hone.training.schedule.Costs;
import dev.hone.training.schedule.Interruption;
import dev.hone.training.schedule.Machines;
import dev.hone.training.schedule.OneStepOff;
import dev.hone.training.schedule.Schedule;
import dev.hone.training.schedule.Synchronous;
import dev.hone.training.schedule.simulate.Calibration;
import dev.hone.training.schedule.simulate.Forecast;
import dev.hone.training.schedule.simulate.Lengths;
import dev.hone.training.schedule.simulate.LogNormalLengths;
import dev.hone.training.schedule.simulate.Plant;
import dev.hone.training.schedule.simulate.Simulation;
import dev.hone.training.schedule.simulate.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hone simulate`: what schedules would do on machines that are not there.
@Command(name = "simulate", description = "Predict throughput, idle time and staleness of schedules.",
        footer = {
            "",
            "Costs are in seconds; --calibrate takes costs and workload from a run, as of one generator that writes",
            "one group after another, and options change single ones. LENGTHS: fixed:N, uniform:LOW-HIGH or",
            "lognormal:MEDIAN,SIGMA,LONGEST, in tokens.",
            "JSON, a line a schedule: schedule, bound, interruption, seconds_a_step, steps_an_hour, generators,",
            "trainer (shares of time), staleness, oldest, tokens_a_step."
        })
final class SimulateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--calibrate", paramLabel = "RUN", description = "Costs and workload of this run.")
    private @Nullable Path calibrate;

    @Option(names = "--generators", paramLabel = "N", description = "Machines that write (default: 1).")
    private int generators = 1;

    @Option(names = "--slots", paramLabel = "N",
            description = "Groups that a generator writes at the same time (default: 16, calibrated 1).")
    private @Nullable Integer slots;

    @Option(names = "--trainers", paramLabel = "N", description = "Machines that train a step together (default: 1).")
    private int trainers = 1;

    @Option(names = "--prompts", paramLabel = "N", description = "Groups a step (default: 32).")
    private @Nullable Integer prompts;

    @Option(names = "--group", paramLabel = "N", description = "Completions a group (default: 8).")
    private @Nullable Integer group;

    @Option(names = "--prompt-tokens", paramLabel = "N", description = "Tokens of a prompt (default: 100).")
    private @Nullable Integer promptTokens;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over a batch (default: 1).")
    private @Nullable Integer epochs;

    @Option(names = "--lengths", paramLabel = "LENGTHS",
            description = "Lengths of completions (default: lognormal:1000,0.8,8000).")
    private @Nullable String lengths;

    @Option(names = "--token", paramLabel = "S", description = "To draw a token of a group (default: 0.02).")
    private @Nullable Double token;

    @Option(names = "--prefill", paramLabel = "S", description = "To read a token (default: 0.0001).")
    private @Nullable Double prefill;

    @Option(names = "--training", paramLabel = "S", description = "To train a token (default: 0.0002).")
    private @Nullable Double training;

    @Option(names = "--step-cost", paramLabel = "S", description = "Of a step besides (default: 5).")
    private @Nullable Double stepCost;

    @Option(names = "--staleness", paramLabel = "N", split = ",",
            description = "Bounds of asynchronous schedules (default: 1,2,4).")
    private List<Integer> bounds = List.of(1, 2, 4);

    @Option(names = "--interruption", paramLabel = "never|recompute",
            description = "What new weights mean for what is being written (default: ${DEFAULT-VALUE}).")
    private Interruption interruption = Interruption.NEVER;

    @Option(names = "--steps", paramLabel = "N", description = "Steps to average over (default: ${DEFAULT-VALUE}).")
    private int steps = 200;

    @Option(names = "--warm-up", paramLabel = "N", description = "Steps before these (default: ${DEFAULT-VALUE}).")
    private int warmUp = 50;

    @Option(names = "--seed", paramLabel = "S", description = "Draws the lengths (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object a schedule.")
    private boolean json;

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (steps < 1 || warmUp < 0) {
            throw new InputException("--steps must be 1 or more, --warm-up 0 or more: " + steps + ", " + warmUp);
        }
        Optional<Calibration> calibration =
                Optional.ofNullable(calibrate).map(folder -> Calibration.of(RunDirectory.open(folder)));
        Machines machines;
        Workload workload;
        List<Schedule> schedules = new ArrayList<>();
        try {
            machines = plant(calibration).machines();
            workload = workload(calibration.map(Calibration::workload));
            schedules.add(new Synchronous());
            schedules.add(new OneStepOff(machines));
            bounds.forEach(n -> schedules.add(new Asynchronous(n, interruption, machines)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InputException("nothing to simulate: " + e.getMessage(), e);
        }
        if (!json) {
            calibration.ifPresent(this::describe);
        }
        var table = new Table("SCHEDULE", "STEP S", "STEPS/H", "GENERATORS", "TRAINER", "STALENESS", "OLDEST");
        for (Schedule schedule : schedules) {
            Forecast f = Simulation.forecast(
                    schedule.rule(), machines, workload, warmUp, steps, Key.of(seed).at("lengths"));
            if (json) {
                terminal.line(object(schedule, f));
            } else {
                table.row(name(schedule), "%.3f".formatted(f.step()), "%.1f".formatted(f.stepsAnHour()),
                        "%.1f %%".formatted(100 * f.generators()), "%.1f %%".formatted(100 * f.trainer()),
                        "%.2f".formatted(f.staleness()), String.valueOf(f.oldest()));
            }
        }
        if (!json) {
            table.lines().forEach(terminal::line);
        }
        return ExitCode.OK;
    }

    private Plant plant(Optional<Calibration> calibration) {
        int places = slots != null ? slots : calibration.isPresent() ? 1 : 16;
        return new Plant(generators, places, trainers, costs(calibration));
    }

    private Costs costs(Optional<Calibration> calibration) {
        Costs base = calibration.map(Calibration::costs).orElse(new Costs(0.02, 0.0001, 0.0002, 5));
        return new Costs(
                token == null ? base.token() : token,
                prefill == null ? base.prefill() : prefill,
                training == null ? base.training() : training,
                stepCost == null ? base.step() : stepCost);
    }

    private Workload workload(Optional<Workload> run) {
        Workload base = run.orElseGet(() -> new Workload(32, 8, 100, 1, new LogNormalLengths(1000, 0.8, 8000)));
        Lengths drawn = lengths == null ? base.lengths() : LengthsArgument.parse(lengths);
        return new Workload(
                prompts == null ? base.prompts() : prompts,
                group == null ? base.group() : group,
                promptTokens == null ? base.promptTokens() : promptTokens,
                epochs == null ? base.epochs() : epochs,
                drawn);
    }

    private void describe(Calibration c) {
        Costs costs = c.costs();
        terminal.line(
                "calibrated on %d steps of %s, %.3f s each: costs: {token: %s, prefill: %s, training: %s, step: %s}"
                        .formatted(c.steps(), calibrate, c.measuredStep(), digits(costs.token()),
                                digits(costs.prefill()),
                                digits(costs.training()), digits(costs.step())));
    }

    private static String digits(double seconds) {
        return seconds == 0 ? "0" : String.format(Locale.ROOT, "%.3e", seconds);
    }

    private static String name(Schedule schedule) {
        return schedule instanceof Asynchronous a ? a.name() + ", at most " + a.staleness() : schedule.name();
    }

    private static Json object(Schedule schedule, Forecast f) {
        return new Json()
                .put("schedule", schedule.name())
                .put("bound", schedule.rule().staleness())
                .put("interruption", schedule.rule().interruption().name().toLowerCase(Locale.ROOT))
                .put("seconds_a_step", f.step())
                .put("steps_an_hour", f.stepsAnHour())
                .put("generators", f.generators())
                .put("trainer", f.trainer())
                .put("staleness", f.staleness())
                .put("oldest", f.oldest())
                .put("tokens_a_step", f.tokens());
    }
}
