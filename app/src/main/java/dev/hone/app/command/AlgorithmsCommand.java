package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.algorithm.Algorithms;
import dev.hone.training.recipe.AlgorithmsPage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hone algorithms`: the named algorithms, each as a point on four axes.
@Command(name = "algorithms", description = "List the named algorithms and what they are made of.",
        footer = {"", "JSON, a line an algorithm: name, title, advantage, objective, aggregation, correction,",
            "besides, source."})
final class AlgorithmsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--markdown", description = "Print the reference page, with all members and their settings.")
    private boolean markdown;

    @Option(names = "--json", description = "Print one JSON object an algorithm.")
    private boolean json;

    AlgorithmsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json) {
            Algorithms.all(AlgorithmsPage.MAX_TOKENS).forEach(a -> terminal.line(object(a)));
        } else if (markdown) {
            terminal.line(AlgorithmsPage.markdown().stripTrailing());
        } else {
            var table = new Table("name", "advantage", "objective", "aggregation", "correction", "source");
            for (Algorithm a : Algorithms.all(AlgorithmsPage.MAX_TOKENS)) {
                table.row(a.name(), a.advantage().name(), a.objective().name(), a.aggregation().name(),
                        a.correction().name(), a.source());
            }
            table.lines().forEach(terminal::line);
        }
        return ExitCode.OK;
    }

    private static Json object(Algorithm a) {
        return new Json()
                .put("name", a.name())
                .put("title", a.title())
                .put("advantage", AlgorithmsPage.advantage(a))
                .put("objective", AlgorithmsPage.objective(a))
                .put("aggregation", AlgorithmsPage.aggregation(a))
                .put("correction", AlgorithmsPage.correction(a))
                .putTexts("besides", AlgorithmsPage.besides(a))
                .put("source", a.source());
    }
}
