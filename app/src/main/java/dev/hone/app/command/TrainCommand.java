package dev.hone.app.command;

import dev.hone.app.input.Fetching;
import dev.hone.app.input.HubNames;
import dev.hone.app.input.Program;
import dev.hone.app.input.RunSession;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.RunEvents;
import dev.hone.app.terminal.RunView;
import dev.hone.app.terminal.Terminal;
import dev.hone.engine.Model;
import dev.hone.foundation.InputException;
import dev.hone.training.export.TensorBoardListener;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.StartingModel;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.NamedByHub;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.task.RecipeTasks;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone train`: pre-training, fine-tuning and reinforcement learning by a recipe.
@Command(name = "train", description = "Train a model by a recipe (pre-training, fine-tuning, reinforcement learning).",
        footer = {
            "",
            "Ctrl-C ends a run after its step, with a checkpoint; a run that was killed goes on from its last one, and",
            "gives the same bits as one that was not. JSON, a line an event: started, step, evaluation, measured,",
            "saved, warning, flag, finished or cancelled."
        })
final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RECIPE", description = "A YAML file (see recipes/).")
    private @Nullable Path recipe;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Change a key of the recipe, such as optimizer.learning-rate=1e-4; may be given again.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--run", paramLabel = "DIR", description = "The run's folder (default: runs/NAME, a new one).")
    private @Nullable Path folder;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with this run; its recipe is used.")
    private @Nullable Path resumed;

    @Option(names = "--dry-run", description = "Check recipe, model and tasks, print all settings, and stop.")
    private boolean dry;

    @Option(names = "--download", description = "Fetch what the recipe names on the hub and the cache lacks.")
    private boolean download;

    @Option(names = "--tensorboard", paramLabel = "DIR",
            description = "Write every metric into an event file in DIR/NAME as the run goes on.")
    private @Nullable Path tensorboard;

    @Option(names = "--json", description = "Print one JSON object an event.")
    private boolean json;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Program.label();
        Path run = resumed;
        if (run != null) {
            if (recipe != null || !settings.isEmpty() || folder != null || dry) {
                throw new InputException("--resume goes on with a run as it was begun; leave out RECIPE, --set, --run"
                        + " and --dry-run");
            }
            return code(train(services -> TrainingRun.resume(run, services)));
        }
        if (recipe == null) {
            throw new InputException("no recipe; write hone train RECIPE, or hone train --resume RUN");
        }
        if (download) {
            NamedByHub.models(recipe, settings)
                    .forEach(id -> HubNames.model(id.toString(), Fetching.IF_MISSING, terminal));
            NamedByHub.data(recipe, settings)
                    .forEach(d -> HubNames.data(d.id(), d.task().choices(), Fetching.IF_MISSING, terminal));
        }
        Recipe read = Recipe.read(recipe, settings);
        if (dry) {
            describe(read);
            return ExitCode.OK;
        }
        Path into = folder == null ? RunDirectory.unused(Path.of("runs"), name(recipe)) : folder;
        return code(train(services -> TrainingRun.start(read, into, services)));
    }

    private Outcome train(Function<RunServices, TrainingRun> open) {
        RunListener listener = json ? new RunEvents(terminal) : new RunView(terminal);
        if (tensorboard == null) {
            return RunSession.train(terminal, listener, open);
        }
        try (var events = new TensorBoardListener(tensorboard, InstantSource.system(), listener)) {
            return RunSession.train(terminal, events, open);
        }
    }

    private static int code(Outcome outcome) {
        return switch (outcome.end()) {
            case FINISHED -> ExitCode.OK;
            case CANCELLED -> ExitCode.CANCELLED;
        };
    }

    private void describe(Recipe read) {
        RecipeTasks.mixture(read.tasks());
        Model model = StartingModel.of(read);
        long count = model.parameters().count();
        long trained = model.parameters().trainedCount();
        if (json) {
            terminal.line(new Json().put("recipe", read.yaml()).put("parameters", count).put("trained", trained)
                    .put("steps", read.steps()));
        } else {
            terminal.line("# %,d parameters, %,d of them trained".formatted(count, trained));
            terminal.line(read.yaml().stripTrailing());
        }
    }

    private static String name(Path recipe) {
        Path name = recipe.getFileName();
        return name == null ? "run" : name.toString().replaceFirst("\\.ya?ml$", "");
    }
}
