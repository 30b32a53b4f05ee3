package dev.hone.app.command;

import dev.hone.app.input.RunSummary;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone runs`: the runs of a folder.
@Command(name = "runs", description = "List runs.",
        footer = {
            "",
            "JSON, a line a run: run, kind, state (finished or unfinished), step, steps, accuracy (the last",
            "held-out one, or null)."
        })
final class RunsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", defaultValue = "runs",
            description = "The folder that the runs lie in (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("runs");

    @Option(names = "--json", description = "Print one JSON object a run.")
    private boolean json;

    RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<RunSummary> runs = RunSummary.all(folder);
        if (json) {
            for (RunSummary run : runs) {
                var line = new Json()
                        .put("run", run.folder().toString())
                        .put("kind", run.kind())
                        .put("state", run.state())
                        .put("step", run.step())
                        .put("steps", run.steps());
                run.accuracy().ifPresentOrElse(a -> line.put("accuracy", a), () -> line.putNull("accuracy"));
                terminal.line(line);
            }
            return ExitCode.OK;
        }
        var table = new Table("RUN", "KIND", "STATE", "STEP", "HELD OUT");
        for (RunSummary run : runs) {
            table.row(run.folder().toString(), run.kind(), run.state(), run.step() + "/" + run.steps(),
                    run.accuracy().isPresent() ? "%.1f %%".formatted(100 * run.accuracy().getAsDouble()) : "-");
        }
        table.lines().forEach(terminal::line);
        return ExitCode.OK;
    }
}
