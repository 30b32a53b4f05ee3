package dev.hone.app.command;

import dev.hone.app.terminal.RunJson;
import dev.hone.app.terminal.Shown;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.training.record.RunIndex;
import dev.hone.training.record.RunRow;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone runs`: the runs of a folder.
@Command(name = "runs", description = "List runs, show one, export it.",
        footer = {
            "",
            "JSON, a line a run: run, kind, state (finished, running or stopped), step, steps, accuracy (the last",
            "held-out one, or null), best, started, seconds, tokens, flags (how many), problem (or null)."
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
        try (RunIndex index = RunIndex.of(folder)) {
            if (json) {
                index.runs().forEach(run -> terminal.line(RunJson.object(run)));
                return ExitCode.OK;
            }
            var table = new Table("RUN", "KIND", "STATE", "STEP", "HELD OUT", "BEST", "TIME", "FLAGS");
            for (RunRow run : index.runs()) {
                table.row(run.folder().toString(), run.kind(), RunJson.state(run), run.step() + "/" + run.steps(),
                        Shown.percent(run.accuracy()), Shown.percent(run.best()), Shown.time(run.seconds()),
                        run.flags() == 0 ? "-" : String.valueOf(run.flags()));
            }
            table.lines().forEach(terminal::line);
            for (RunRow run : index.runs()) {
                run.problem().ifPresent(why -> terminal.line(run.folder() + " cannot be read: " + why));
            }
            return ExitCode.OK;
        }
    }
}
