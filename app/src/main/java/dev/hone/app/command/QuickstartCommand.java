package dev.hone.app.command;

import dev.hone.app.input.Program;
import dev.hone.app.input.RunSession;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.RunEvents;
import dev.hone.app.terminal.RunView;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hone quickstart`: the shipped tiny model, made better by reinforcement learning while one watches.
@Command(name = "quickstart", description = "Make the shipped tiny model better, in about two minutes.",
        footer = {
            "",
            "Runs recipes/quickstart.yaml. JSON: the last line has before and after (held-out accuracy, 0 to 1),",
            "seconds and run; the lines before it are those of hone train."
        })
final class QuickstartCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0",
            description = "Seed of the run (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a key of the recipe.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--run", paramLabel = "DIR",
            description = "The run's folder (default: runs/quickstart, a new one).")
    private @Nullable Path folder;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    QuickstartCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        long started = System.nanoTime();
        Program.label();
        Path home = Program.home()
                .orElseThrow(
                        () -> new InputException("the program's folder is unknown, so its recipes are too; start it"
                                + " with ./hone, or Java with -Dhone.home=FOLDER"));
        List<String> overrides = new ArrayList<>(settings);
        overrides.add("seed=" + seed);
        Recipe recipe = Recipe.read(home.resolve("recipes/quickstart.yaml"), overrides);
        Path into = folder == null ? RunDirectory.unused(Path.of("runs"), "quickstart") : folder;
        RunListener listener = json ? new RunEvents(terminal) : new RunView(terminal);
        Outcome outcome =
                RunSession.train(terminal, listener, services -> TrainingRun.start(recipe, into, services));
        if (outcome.end() == Outcome.End.CANCELLED) {
            return ExitCode.CANCELLED;
        }
        summarize(outcome, (System.nanoTime() - started) * 1e-9);
        return ExitCode.OK;
    }

    private void summarize(Outcome outcome, double seconds) {
        Evaluation before = outcome.before().orElseThrow();
        Evaluation after = outcome.after().orElseThrow();
        double from = before.accuracy().mean();
        double to = after.accuracy().mean();
        if (json) {
            terminal.line(new Json()
                    .put("before", from)
                    .put("after", to)
                    .put("seconds", seconds)
                    .put("run", outcome.run().toString()));
            return;
        }
        terminal.line("");
        terminal.line("held-out accuracy %.1f %% before, %.1f %% after (%+.1f points), in %.0f s".formatted(
                100 * from, 100 * to, 100 * (to - from), seconds));
        examples(before, after);
        terminal.line("run: " + outcome.run() + "  (replay a rollout: hone replay " + outcome.run() + " 1.0.0)");
    }

    /// Two problems that the model answers otherwise than before.
    private void examples(Evaluation before, Evaluation after) {
        int shown = 0;
        for (int p = 0; p < before.results().size() && shown < 2; p++) {
            var old = before.results().get(p).samples().getFirst();
            var fresh = after.results().get(p).samples().getFirst();
            if (!old.correct() && fresh.correct()) {
                String prompt = before.results().get(p).problem().prompt();
                terminal.line("  before: " + prompt + old.text() + "  (" + old.verdict().kind() + ")");
                terminal.line("  after:  " + prompt + fresh.text() + "  (" + fresh.verdict().kind() + ")");
                shown++;
            }
        }
    }
}
