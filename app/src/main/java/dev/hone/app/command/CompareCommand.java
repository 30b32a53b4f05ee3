package dev.hone.app.command;

import dev.hone.app.input.GeneratorOptions;
import dev.hone.app.input.OpenHelpers;
import dev.hone.app.input.QuestionOptions;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.lab.figure.Axis;
import dev.hone.lab.figure.Point;
import dev.hone.lab.figure.Series;
import dev.hone.lab.figure.XyFigure;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.registry.Spec;
import dev.hone.reasoning.registry.Approaches;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import dev.hone.reasoning.solve.Approach;
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
            "problems, unjudged, calls, prompt_tokens, completion_tokens, scorer_tokens, companion_tokens,",
            "trained_tokens, tokens_per_problem; with --against also against: strategy, and accuracy and",
            "tokens_per_problem as [difference, low, high]."
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

    @Option(names = "--against", paramLabel = "S",
            description = "One of the strategies: show how far the others under the same budget are from it, paired"
                    + " over problems.")
    private @Nullable String against;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write the figure of accuracy against tokens.")
    private @Nullable Path svg;

    @Option(names = "--json", description = "Print one JSON object a strategy and budget.")
    private boolean json;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, Approach> chosen = new LinkedHashMap<>();
        for (String text : Spec.list(strategies)) {
            if (chosen.put(text, Approaches.parse(text)) != null) {
                throw new InputException("--strategies: " + text + " is there twice");
            }
        }
        if (chosen.isEmpty()) {
            throw new InputException("--strategies names no strategy; hone strategies lists all");
        }
        if (against != null && !chosen.containsKey(against)) {
            throw new InputException(
                    "--against: " + against + " is none of --strategies" + Nearest.hint(against, chosen.keySet()));
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
                if (!json) {
                    terminal.note(result.sentence());
                } else if (against == null) {
                    terminal.line(result.json());
                }
            }));
        }
        if (json && against != null) {
            for (StrategyResult r : results) {
                terminal.line(r.json().put(
                        "against", PairedDifference.of(r, base(results, r.budget())).json(against)));
            }
        }
        if (!json) {
            table(results).lines().forEach(terminal::line);
            terminal.line(
                    "intervals: 95 %, normal over problems; tokens a problem are all but those of prompts");
        }
        if (svg != null) {
            FigureFile.write(svg, figure(results));
            if (!json) {
                terminal.line("figure: " + svg);
            }
        }
        return ExitCode.OK;
    }

    /// The result of the strategy that the others are held against.
    private StrategyResult base(List<StrategyResult> results, String budget) {
        return results.stream()
                .filter(r -> r.strategy().equals(against) && r.budget().equals(budget))
                .findFirst()
                .orElseThrow();
    }

    private Table table(List<StrategyResult> results) {
        var columns = new ArrayList<>(List.of("STRATEGY", "BUDGET", "RIGHT", "INTERVAL", "TOKENS", "COMPLETIONS"));
        if (against != null) {
            columns.addAll(List.of("RIGHT AGAINST " + against, "TOKENS AGAINST IT"));
        }
        var table = new Table(columns.toArray(String[]::new));
        for (StrategyResult r : results) {
            var cells =
                    new ArrayList<>(List.of(r.strategy(), r.budget(), "%.1f %%".formatted(100 * r.accuracy().mean()),
                            "%.1f to %.1f".formatted(100 * r.accuracy().low(), 100 * r.accuracy().high()),
                            "%.1f".formatted(r.tokensEach()),
                            "%.1f".formatted((double) r.total().calls() / r.problems())));
            if (against != null) {
                PairedDifference d = PairedDifference.of(r, base(results, r.budget()));
                cells.addAll(List.of(d.accuracyText(), d.tokensText()));
            }
            table.row(cells.toArray(String[]::new));
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
}
