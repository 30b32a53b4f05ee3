package dev.hone.training.run;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// The folder of one run:
///
/// ```
/// recipe.yaml        every key with its value
/// manifest.json      program, machine, hashes
/// metrics.jsonl      what the recipe decides, a line a step and an evaluation
/// seconds.jsonl      what the clock said
/// rollouts.jsonl     a line a rollout
/// rollouts.bin       their numbers per token
/// optimal-values.jsonl  what problems are worth, where the advantage asks
/// checkpoints/       step-000010, ..
/// model/             the result, a Hugging Face directory
/// critic/            the critic, where the run trained one: the same with a scalar head
/// ```
public final class RunDirectory {
    private static final int ATTEMPTS = 5;

    private final Path folder;

    private RunDirectory(Path folder) {
        this.folder = folder;
    }

    /// A new run in a folder that does not exist yet, or is empty.
    ///
    /// @throws InputException if something is there already
    public static RunDirectory create(Path folder, Recipe recipe) {
        try {
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw new InputException(folder + ": already holds files; choose another folder, or resume the run");
            }
            Files.createDirectories(folder);
            Durable.text(folder.resolve("recipe.yaml"), recipe.yaml());
            return new RunDirectory(folder);
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be made (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /// A run that is there.
    ///
    /// @throws InputException if the folder holds no run
    public static RunDirectory open(Path folder) {
        if (!Files.isRegularFile(folder.resolve("recipe.yaml"))) {
            throw new InputException(folder + ": not a run; it has no recipe.yaml");
        }
        return new RunDirectory(folder);
    }

    /// A folder `NAME`, `NAME-2`, .. below `parent` that is not there yet.
    public static Path unused(Path parent, String name) {
        Path first = parent.resolve(name);
        for (int i = 2; Files.exists(first); i++) {
            first = parent.resolve(name + "-" + i);
        }
        return first;
    }

    /// The folder.
    public Path folder() {
        return folder;
    }

    /// The resolved recipe.
    public Recipe recipe() {
        return Recipe.read(folder.resolve("recipe.yaml"), List.of());
    }

    /// Where the manifest lies.
    public Path manifest() {
        return folder.resolve("manifest.json");
    }

    /// What a program gave to the run that no recipe holds; empty where a recipe is all there is.
    public List<String> plugins() {
        return Files.exists(manifest()) ? Manifest.read(manifest()).plugins() : List.of();
    }

    /// Where the result will lie.
    public Path model() {
        return folder.resolve("model");
    }

    /// Where the critic will lie, if there is one.
    public Path critic() {
        return folder.resolve("critic");
    }

    /// The checkpoints.
    public CheckpointStore checkpoints() {
        return new CheckpointStore(folder.resolve("checkpoints"));
    }

    /// The rollouts written so far.
    public RolloutArchive rollouts() {
        return new RolloutArchive(folder.resolve("rollouts.jsonl"), folder.resolve("rollouts.bin"));
    }

    /// What the recipe decided, so far.
    public MetricsArchive metrics() {
        return new MetricsArchive(folder.resolve("metrics.jsonl"));
    }

    /// What the clock said, so far.
    public MetricsArchive seconds() {
        return new MetricsArchive(folder.resolve("seconds.jsonl"));
    }

    /// Where the run stands in its life. Whether somebody writes it is found by trying its lock for an instant.
    /// Do not ask in the process that writes the run: where a system counts locks by process, this would give it up.
    public RunState state() {
        if (Files.isDirectory(model())) {
            return RunState.FINISHED;
        }
        Path file = folder.resolve("lock");
        if (!Files.exists(file)) {
            return RunState.STOPPED;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null ? RunState.RUNNING : RunState.STOPPED;
        } catch (OverlappingFileLockException e) { // this process writes it
            return RunState.RUNNING;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the lock " + file, e);
        }
    }

    /// Opens the logs for writing, cut back to these lengths, and keeps other processes from doing so.
    ///
    /// @throws InputException if another process writes this run
    public RunLogs logs(TrainerState.LogOffsets offsets) {
        FileChannel lock = locked();
        checkpoints().prepare();
        return new RunLogs(
                lock,
                AppendLog.open(folder.resolve("metrics.jsonl"), offsets.metrics()),
                AppendLog.open(folder.resolve("seconds.jsonl"), offsets.seconds()),
                AppendLog.open(folder.resolve("rollouts.jsonl"), offsets.rollouts()),
                AppendLog.open(folder.resolve("rollouts.bin"), offsets.tokens()));
    }

    private FileChannel locked() {
        Path file = folder.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // A reader that asks for the state holds the lock for an instant, a writer for as long as it runs.
            for (int attempt = 1; channel.tryLock() == null; attempt++) {
                if (attempt == ATTEMPTS) {
                    channel.close();
                    throw new InputException(folder + ": another process writes this run");
                }
                Thread.sleep(50);
            }
            return channel;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException(folder + ": interrupted while waiting for its lock", e);
        } catch (OverlappingFileLockException e) {
            throw new InputException(folder + ": this process writes this run already", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
