package dev.hone.app.atlas.run;

import dev.hone.foundation.InputException;
import dev.hone.training.record.RunIndex;
import dev.hone.training.record.RunRow;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The runs that the atlas shows: those of a folder, or one alone. Each is known by the name of its folder.
///
/// A name is only ever compared with what lies in the folder, so that no request reaches anything else. The index is
/// asked by one thread at a time.
public final class RunShelf {
    private final Optional<Path> folder;
    private final Optional<String> only;

    private RunShelf(Optional<Path> folder, Optional<String> only) {
        this.folder = folder;
        this.only = only;
    }

    /// The runs in a folder, the run that the folder is, or none.
    ///
    /// @throws InputException if there is no such folder
    public static RunShelf of(Optional<Path> given) {
        if (given.isEmpty()) {
            return new RunShelf(Optional.empty(), Optional.empty());
        }
        Path place = given.get().toAbsolutePath().normalize();
        if (!Files.isDirectory(place)) {
            throw new InputException(given.get() + ": there is no such folder; runs are made by hone train");
        }
        boolean isRun = Files.isRegularFile(place.resolve("recipe.yaml"));
        return isRun
                ? new RunShelf(Optional.ofNullable(place.getParent()), Optional.of(name(place)))
                : new RunShelf(Optional.of(place), Optional.empty());
    }

    /// Where the runs lie, if anywhere.
    public Optional<Path> folder() {
        return folder;
    }

    /// All runs, the one that was started last first.
    public synchronized List<RunRow> rows() {
        if (folder.isEmpty()) {
            return List.of();
        }
        try (RunIndex index = RunIndex.of(folder.get())) {
            return index.runs().stream()
                    .filter(r -> only.isEmpty() || only.get().equals(name(r.folder())))
                    .sorted((a, b) -> b.started().compareTo(a.started()))
                    .toList();
        }
    }

    /// The run of this name.
    public Optional<RunDirectory> find(String name) {
        boolean plain = !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0
                && name.indexOf('\\') < 0 && name.indexOf('\0') < 0;
        if (!plain || only.isPresent() && !only.get().equals(name)) {
            return Optional.empty();
        }
        return folder.map(f -> f.resolve(name))
                .filter(f -> Files.isRegularFile(f.resolve("recipe.yaml")))
                .map(RunDirectory::open);
    }

    /// Asks the index about a run, of which it knows everything up to now.
    ///
    /// @throws InputException if the run cannot be read
    public synchronized <T> T ask(RunDirectory run, Function<RunIndex, T> question) {
        try (RunIndex index = RunIndex.around(run)) {
            index.run(run).problem().ifPresent(why -> {
                throw new InputException(why);
            });
            return question.apply(index);
        }
    }

    /// What a run is called.
    public static String name(Path run) {
        return String.valueOf(run.toAbsolutePath().normalize().getFileName());
    }
}
