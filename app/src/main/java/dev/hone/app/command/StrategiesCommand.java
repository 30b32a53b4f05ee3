package dev.hone.app.command;

import dev.hone.app.terminal.Terminal;
import dev.hone.reasoning.registry.Allocations;
import dev.hone.reasoning.registry.Strategies;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hone strategies`: ways of spending compute on a question.
@Command(name = "strategies", description = "List the strategies that spend compute on a question.", footer = {
    "",
    "A strategy is named NAME, NAME:N or NAME(key=value,key=value), such as self-consistency:16 or",
    "best-of-n(n=8,scorer=trace-confidence(kind=tail,window=64)).",
    "JSON, a line a strategy: name, about, settings with their usual values, needs, source."
})
final class StrategiesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON object a strategy.")
    private boolean json;

    StrategiesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CatalogLines.Form form = json ? CatalogLines.Form.JSON : CatalogLines.Form.TABLE;
        CatalogLines.print(terminal, Strategies.all(), s -> s.needs(), form);
        if (!json) {
            terminal.line("");
            terminal.line("over all questions together (hone compare, solve, eval):");
        }
        CatalogLines.print(terminal, Allocations.all(), a -> a.needs(), form);
        return ExitCode.OK;
    }
}
