package dev.hone.app.command;

import dev.hone.app.input.Fetching;
import dev.hone.app.input.Models;
import dev.hone.app.input.ModelCopy;
import dev.hone.app.terminal.Terminal;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
import dev.hone.training.card.ModelCard;
import dev.hone.training.run.CheckpointStore;
import dev.hone.training.run.CheckpointStore.Saved;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone export`: the model of a run, or of a directory, into a directory of its own.
@Command(name = "export", description = "Write a run's model, or another one, to a Hugging Face directory.", footer = {
    "", "Of a run: its result, or its newest checkpoint while there is no result. An adapter is merged into its base.",
    "Beside a run's model lies a model card (README.md): base model, licence, data, recipe, seeds, held-out accuracy."})
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ModelCopy copy = new ModelCopy();

    @Option(names = "--step", paramLabel = "N", description = "Of a run: the checkpoint after this many steps.")
    private @Nullable Integer step;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path source = copy.source(Fetching.NEVER, terminal);
        Path place = step == null ? Models.place(source) : checkpoint(source, step);
        if (!place.equals(source)) { // a run; its card is made before anything is written, since it may be refused
            RunDirectory run = RunDirectory.open(source);
            copy.describe(ModelCard.of(run, step(run, place)));
        }
        copy.write(step == null ? Models.read(source) : ModelDirectory.read(place), terminal);
        return ExitCode.OK;
    }

    /// The step after which a run's model was written.
    private static int step(RunDirectory run, Path model) {
        return run.checkpoints().all().stream()
                .filter(saved -> saved.folder().resolve("model").equals(model))
                .map(Saved::step)
                .findFirst()
                .orElseGet(() -> run.recipe().steps());
    }

    private static Path checkpoint(Path source, int wanted) {
        List<Saved> saved = RunDirectory.open(source).checkpoints().all();
        Saved found = saved.stream()
                .filter(s -> s.step() == wanted)
                .findFirst()
                .orElseThrow(() -> new InputException(source + ": no checkpoint of step " + wanted + "; there are: "
                        + String.join(", ", saved.stream().map(s -> String.valueOf(s.step())).toList())));
        CheckpointStore.verify(found);
        return found.folder().resolve("model");
    }
}
