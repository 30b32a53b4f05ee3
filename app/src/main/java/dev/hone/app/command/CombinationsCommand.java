package dev.hone.app.command;

import dev.hone.app.terminal.Terminal;
import dev.hone.reasoning.registry.Combinations;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hone combinations`: what the logits of several models become together.
@Command(name = "combinations", description = "List the ways of combining the logits of several models.", footer = {
    "",
    "A combination is asked for with --with: proxy(expert=DIR,anti=DIR,alpha=1). The base is MODEL itself; MODEL in",
    "the list stands for a model that must be named.",
    "JSON, a line a combination: name, about, settings with their usual values, needs, source."
})
final class CombinationsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON object a combination.")
    private boolean json;

    CombinationsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CatalogLines.print(terminal, Combinations.all(), c -> Set.of(), json ? CatalogLines.Form.JSON
                : CatalogLines.Form.TABLE);
        return ExitCode.OK;
    }
}
