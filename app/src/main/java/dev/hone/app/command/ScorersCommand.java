package dev.hone.app.command;

import dev.hone.app.terminal.Terminal;
import dev.hone.reasoning.registry.Scorers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hone scorers`: what tells how good a completion looks.
@Command(name = "scorers", description = "List the scorers that strategies choose by.", footer = {
    "",
    "A scorer is named NAME or NAME(key=value,key=value), such as trace-confidence(kind=tail,window=64).",
    "JSON, a line a scorer: name, about, settings with their usual values, needs, source."
})
final class ScorersCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON object a scorer.")
    private boolean json;

    ScorersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CatalogLines.print(terminal, Scorers.all(), s -> s.needs(), json ? CatalogLines.Form.JSON
                : CatalogLines.Form.TABLE);
        return ExitCode.OK;
    }
}
