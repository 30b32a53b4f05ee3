package dev.hone.app.command;

import dev.hone.app.input.GeneratorOptions;
import dev.hone.app.input.OpenHelpers;
import dev.hone.app.input.QuestionOptions;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.lab.figure.Axis;
import dev.hone.lab.figure.Point;
import dev.hone.lab.figure.Series;
import dev.hone.lab.figure.XyFigure;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.registry.Spec;
import dev.hone.reasoning.registry.Strategies;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import dev.hone.reasoning.solve.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone compare`: accuracy against tokens of several strategies on the same problems.
@Command(name = "compare", description = "Compare strategies: accuracy against tokens on the same problems.",
        footer = {
            "",
            "JSON, a line a strategy and budget: strategy, budget, accuracy, low, high (95 %%, normal over problems),",
            "problems, unjudged, calls, prompt_tokens, completion_tokens, scorer_tokens, tokens_per_problem."
        })
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private GeneratorOptions model = new GeneratorOptions();

    @Option(names = "--strategies", paramLabel = "S,S", required = true,
            description = "Such as greedy,self-consistency:4,self-consistency:16 (hone strategies lists all). Those of"
                    + " one name and scorer are joined by a line in the figure.")
    private String strategies = "";

    @Mixin
    private QuestionOptions questions = new QuestionOptions();

    @Option(names = "--budgets", paramLabel = "B,B", defaultValue = "unlimited", split = ",",
            description = "What a question may cost, each strategy with each: numbers of tokens, of completions such as"
                    + " 8calls, or unlimited (default: ${DEFAULT-VALUE}).")
    private List<String> budgets = new ArrayList<>();

    @Option(names = "--svg", paramLabel = "FILE", description = "Write the figure of accuracy against tokens.")
    private @Nullable Path svg;

    @Option(names = "--json", description = "Print one JSON object a strategy and budget.")
    private boolean json;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, Strategy> chosen = new LinkedHashMap<>();
        for (String text : Spec.list(strategies)) {
            if (chosen.put(text, Strategies.all().parse(text)) != null) {
                throw new InputException("--strategies: " + text + " is there twice");
            }
        }
        if (chosen.isEmpty()) {
            throw new InputException("--strategies names no strategy; hone strategies lists all");
        }
        Map<String, Budget> each = new LinkedHashMap<>();
        budgets.forEach(b -> each.put(b, BudgetOption.read("--budgets", b)));
        List<StrategyResult> results = new ArrayList<>();
        try (Generator generator = model.open(terminal); OpenHelpers helpers = model.helpers(terminal)) {
            chosen.values().forEach(s -> Solver.require(s, generator));
            List<Question> asked = questions.questions(model, generator, terminal);
            chosen.forEach((text, strategy) -> each.forEach((name, budget) -> {
                var solver = new Solver(generator, model.options(), budget, helpers.helpers());
                StrategyResult result =
                        StrategyResult.of(text, name, solver.solve(strategy, asked, questions.streams()));
                results.add(result);
                if (json) {
                    terminal.line(result.json());
                } else {
                    terminal.note(result.sentence());
                }
            }));
        }
        if (!json) {
            table(results).lines().forEach(terminal::line);
            terminal.line(
                    "intervals: 95 %, normal over problems; tokens are those of completions and scorers, a problem");
        }
        if (svg != null) {
            write(svg, figure(results));
        }
        return ExitCode.OK;
    }

    private static Table table(List<StrategyResult> results) {
        var table = new Table("STRATEGY", "BUDGET", "RIGHT", "INTERVAL", "TOKENS", "COMPLETIONS");
        for (StrategyResult r : results) {
            table.row(r.strategy(), r.budget(), "%.1f %%".formatted(100 * r.accuracy().mean()),
                    "%.1f to %.1f".formatted(100 * r.accuracy().low(), 100 * r.accuracy().high()),
                    "%.1f".formatted(r.tokensEach()),
                    "%.1f".formatted((double) r.total().calls() / r.problems()));
        }
        return table;
    }

    /// Points of one name and one scorer belong to a curve.
    private static String curve(String strategy) {
        Spec spec = Spec.parse(strategy);
        String scorer = spec.settings().get("scorer");
        return scorer == null ? spec.name() : spec.name() + " by " + Spec.parse(scorer).name();
    }

    private XyFigure figure(List<StrategyResult> results) {
        Map<String, List<Point>> byName = new LinkedHashMap<>();
        for (StrategyResult r : results) {
            byName.computeIfAbsent(curve(r.strategy()), n -> new ArrayList<>())
                    .add(new Point(r.tokensEach(), r.accuracy().mean(), r.accuracy().low(), r.accuracy().high()));
        }
        List<Series> series = byName.entrySet().stream()
                .map(e -> new Series(e.getKey(), e.getValue().stream()
                        .sorted(Comparator.comparingDouble(Point::x))
                        .toList()))
                .toList();
        double[] x = results.stream().mapToDouble(r -> Math.max(r.tokensEach(), 1e-3)).toArray();
        double[] y = results.stream()
                .flatMap(r -> Stream.of(r.accuracy().low(), r.accuracy().high()))
                .mapToDouble(v -> v)
                .toArray();
        return new XyFigure(
                "Accuracy against tokens: " + String.join(" + ", questions.tasks()),
                Axis.around("tokens a problem", Axis.Scale.LOG, x),
                Axis.around("share right", Axis.Scale.LINEAR, y), series);
    }

    private void write(Path file, XyFigure figure) {
        try {
            Files.writeString(file, figure.svg());
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the figure could not be written", e);
        }
        if (!json) {
            terminal.line("figure: " + file);
        }
    }
}
