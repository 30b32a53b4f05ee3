package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.training.export.ParquetExport;
import dev.hone.training.export.TensorBoardExport;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone runs export`: a run's records in the formats of other tools.
@Command(name = "export", description = "Write a run's records for TensorBoard or as Parquet.",
        footer = {
            "",
            "JSON: one object: tensorboard (the folder, or null), scalars (how many), parquet (the files)."
        })
final class RunsExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run.")
    private @Nullable Path folder;

    @Option(names = "--tensorboard", paramLabel = "DIR",
            description = "Write an event file with every metric into DIR/NAME, NAME being the run's.")
    private @Nullable Path tensorboard;

    @Option(names = "--parquet", paramLabel = "DIR",
            description = "Write metrics.parquet and rollouts.parquet into DIR.")
    private @Nullable Path parquet;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    RunsExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (tensorboard == null && parquet == null) {
            throw new InputException("nothing to write; give --tensorboard DIR, --parquet DIR, or both");
        }
        RunDirectory run = RunDirectory.open(Objects.requireNonNull(folder));
        var object = new Json();
        if (tensorboard == null) {
            object.putNull("tensorboard").put("scalars", 0);
        } else {
            Path place = tensorboard.resolve(run.folder().toAbsolutePath().normalize().getFileName().toString());
            int scalars = TensorBoardExport.write(run, place);
            object.put("tensorboard", place.toString()).put("scalars", scalars);
            say("%s: %,d numbers; look at them with: tensorboard --logdir %s".formatted(place, scalars, tensorboard));
        }
        List<Path> files = parquet == null ? List.of() : ParquetExport.write(run, parquet);
        files.forEach(file -> say(file.toString()));
        if (json) {
            terminal.line(object.putTexts("parquet", files.stream().map(Path::toString).toList()));
        }
        return ExitCode.OK;
    }

    private void say(String line) {
        if (!json) {
            terminal.line(line);
        }
    }
}
