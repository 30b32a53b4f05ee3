package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.RunJson;
import dev.hone.app.terminal.Shown;
import dev.hone.app.terminal.Sparkline;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.training.record.Curve;
import dev.hone.training.record.RunIndex;
import dev.hone.training.record.RunRow;
import dev.hone.training.run.Flag;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone runs show`: one run, its curves, what it cost, and what was flagged.
@Command(name = "show", description = "Show a run: curves, cost, flags, settings.",
        footer = {
            "",
            "JSON: one object with the members of hone runs, metrics (each name with steps and values),",
            "seconds_by_phase, raised (flags: step, rule, message) and recipe (YAML)."
        })
final class RunsShowCommand implements Callable<Integer> {
    private static final int WIDTH = 50;
    private static final String SECONDS = "seconds/";
    private static final String WHOLE = SECONDS + "step";
    private static final List<String> SHOWN = List.of("eval/pass@1", "reward", "accuracy", "loss", "entropy",
            "completions/mean_length", "completions/repetition", "kl", "grad_norm", "clip_ratio/region_mean");

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    RunsShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunDirectory run = RunDirectory.open(Objects.requireNonNull(folder));
        try (RunIndex index = RunIndex.around(run)) {
            RunRow row = index.run(run);
            if (json) {
                terminal.line(object(run, index, row));
                return ExitCode.OK;
            }
            row.problem().ifPresent(why -> {
                throw new InputException(why);
            });
            terminal.line("%s: %s, %s, step %d of %d, started %s".formatted(
                    run.folder(), row.kind(), RunJson.state(row), row.step(), row.steps(), row.started()));
            curves(run, index);
            cost(run, index, row);
            List<Flag> flags = index.flags(run);
            terminal.line("");
            terminal.line(flags.isEmpty() ? "flags: none" : "flags:");
            flags.forEach(f -> terminal.line("  step %d, %s: %s".formatted(f.step(), f.rule(), f.message())));
            terminal.line("");
            terminal.line("settings:");
            run.recipe().yaml().lines().forEach(line -> terminal.line("  " + line));
            return ExitCode.OK;
        }
    }

    private void curves(RunDirectory run, RunIndex index) {
        var table = new Table("", "FIRST", "LAST", "LOWEST", "HIGHEST", "CURVE");
        List<String> there = index.metrics(run);
        for (String name : SHOWN) {
            if (there.contains(name)) {
                double[] values = index.curve(run, name).values();
                table.row(name, number(values[0]), number(values[values.length - 1]),
                        number(Arrays.stream(values).min().orElseThrow()),
                        number(Arrays.stream(values).max().orElseThrow()), Sparkline.of(values, WIDTH));
            }
        }
        table.lines().forEach(terminal::line);
    }

    private void cost(RunDirectory run, RunIndex index, RunRow row) {
        terminal.line("");
        terminal.line("cost: %s, %,d tokens trained on".formatted(Shown.time(row.seconds()), row.tokens()));
        for (String name : index.metrics(run)) {
            if (isPhase(name)) {
                double seconds = Arrays.stream(index.curve(run, name).values()).sum();
                terminal.line("  %-10s %8s  %5.1f %%".formatted(phase(name), Shown.time(seconds),
                        row.seconds() == 0 ? 0 : 100 * seconds / row.seconds()));
            }
        }
    }

    private static boolean isPhase(String name) {
        return name.contains(SECONDS) && !name.endsWith(WHOLE);
    }

    private static String phase(String name) {
        return name.substring(name.indexOf(SECONDS) + SECONDS.length());
    }

    private static String number(double value) {
        return "%.4g".formatted(value);
    }

    private static Json object(RunDirectory run, RunIndex index, RunRow row) {
        List<Curve> curves = index.curves(run);
        var phases = new Json();
        curves.stream()
                .filter(c -> isPhase(c.name()))
                .forEach(c -> phases.put(phase(c.name()), Arrays.stream(c.values()).sum()));
        return RunJson.object(row)
                .put("metrics", RunJson.curves(curves))
                .put("seconds_by_phase", phases)
                .putObjects("raised", RunJson.flags(index.flags(run)))
                .put("recipe", row.problem().isPresent() ? "" : run.recipe().yaml());
    }
}
