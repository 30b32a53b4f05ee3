package dev.hone.app.command;

import dev.hone.app.input.Allowed;
import dev.hone.app.input.GeneratorOptions;
import dev.hone.app.input.OpenHelpers;
import dev.hone.app.input.QuestionOptions;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.registry.Spec;
import dev.hone.reasoning.registry.Strategies;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.reasoning.strategy.Difficulty;
import dev.hone.reasoning.tuning.ArmTable;
import dev.hone.reasoning.tuning.ComputeCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone calibrate`: a strategy for each bin of difficulty, chosen on problems of their own.
@Command(name = "calibrate", description = "Choose a strategy for each bin of difficulty (compute-optimal).",
        footer = {
            "",
            "Solve other problems with what it prints: hone compare --strategies 'compute-optimal(...)'. Give --split",
            "validation here and leave the test side for that.",
            "JSON, a line a choice: tokens (the bound), strategy, accuracy and tokens_per_problem (on the problems it",
            "was chosen on), edges, bins: arms in each bin with arm, problems, accuracy, tokens_per_problem."
        })
final class CalibrateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private GeneratorOptions model = new GeneratorOptions();

    @Option(names = "--arms", paramLabel = "S,S", required = true,
            description = "The strategies to choose from, such as self-consistency:4,self-consistency:16,"
                    + "chains(chains=4,length=4).")
    private String arms = "";

    @Option(names = "--tokens", paramLabel = "N,N", split = ",", required = true,
            description = "What a problem may cost on average; several give a choice each.")
    private List<Double> tokens = new ArrayList<>();

    @Option(names = "--pilot", paramLabel = "N", defaultValue = "4",
            description = "Completions that say how hard a problem looks (default: ${DEFAULT-VALUE}).")
    private int pilot;

    @Option(names = "--difficulty", paramLabel = "D", defaultValue = "disagreement",
            description = "disagreement, entropy or surprise of the pilot (default: ${DEFAULT-VALUE}).")
    private Difficulty difficulty = Difficulty.DISAGREEMENT;

    @Option(names = "--bins", paramLabel = "N", defaultValue = "3",
            description = "Bins of difficulty, as even as may be (default: ${DEFAULT-VALUE}).")
    private int bins;

    @Mixin
    private QuestionOptions questions = new QuestionOptions();

    @Option(names = "--json", description = "Print one JSON object a choice.")
    private boolean json;

    CalibrateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Allowed.between("--pilot", pilot, 1, 1 << 20);
        Allowed.between("--bins", bins, 1, 16);
        tokens.forEach(t -> Allowed.notNegative("--tokens", t));
        List<Strategy> chosen = Spec.list(arms).stream().map(Strategies.all()::parse).toList();
        if (chosen.isEmpty()) {
            throw new InputException("--arms names no strategy; hone strategies lists all");
        }
        var calibration = new ComputeCalibration(pilot, difficulty, chosen, bins);
        try (Generator generator = model.open(terminal); OpenHelpers helpers = model.helpers(terminal)) {
            List<Question> asked = questions.questions(model, generator, terminal);
            var solver = new Solver(generator, model.options(), Budget.UNLIMITED, helpers.helpers());
            ArmTable table = calibration.table(solver, asked, questions.streams());
            if (!json) {
                lines(table, chosen).lines().forEach(terminal::line);
                terminal.line("tokens are those of completions and scorers a problem, the pilot's among them");
            }
            for (double most : tokens) {
                ArmTable.Choice choice = table.within(most);
                String text = Strategies.all().text(calibration.strategy(table, choice));
                if (json) {
                    terminal.line(object(most, choice, text, table, chosen));
                } else {
                    terminal.line(
                            "%s, chosen for at most %s tokens a problem: here %.1f %% right at %.1f tokens".formatted(
                                    text, Double.toString(most).replaceAll("\\.0$", ""), 100 * choice.score(),
                                    choice.tokens()));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new InputException("--bins, --arms: " + e.getMessage(), e);
        }
        return ExitCode.OK;
    }

    private static Table lines(ArmTable table, List<Strategy> arms) {
        var lines = new Table("BIN", "DIFFICULTY", "PROBLEMS", "ARM", "RIGHT", "TOKENS");
        for (int b = 0; b < table.cells().size(); b++) {
            String from = b == 0 ? "" : "from %.3f".formatted(table.edges().get(b - 1));
            String to = b == table.edges().size() ? "" : "below %.3f".formatted(table.edges().get(b));
            for (int a = 0; a < arms.size(); a++) {
                ArmTable.Cell c = table.cells().get(b).get(a);
                lines.row(a == 0 ? String.valueOf(b + 1) : "", a == 0 ? (from + " " + to).strip() : "",
                        a == 0 ? String.valueOf(c.questions()) : "", Strategies.all().text(arms.get(a)),
                        "%.1f %%".formatted(100 * c.score()), "%.1f".formatted(c.tokens()));
            }
        }
        return lines;
    }

    private static Json object(
            double most, ArmTable.Choice choice, String text, ArmTable table, List<Strategy> arms) {
        List<Json> cells = new ArrayList<>();
        for (List<ArmTable.Cell> bin : table.cells()) {
            List<Json> row = new ArrayList<>();
            for (int a = 0; a < arms.size(); a++) {
                row.add(new Json()
                        .put("arm", Strategies.all().text(arms.get(a)))
                        .put("problems", bin.get(a).questions())
                        .put("accuracy", bin.get(a).score())
                        .put("tokens_per_problem", bin.get(a).tokens()));
            }
            cells.add(new Json().putObjects("arms", row));
        }
        return new Json()
                .put("tokens", most)
                .put("strategy", text)
                .put("accuracy", choice.score())
                .put("tokens_per_problem", choice.tokens())
                .put("edges", table.edges().stream().mapToDouble(e -> e).toArray())
                .putObjects("bins", cells);
    }
}
