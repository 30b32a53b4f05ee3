package dev.hone.training.run;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The checkpoints of a run: folders `step-000010`, each whole or absent. `SHA256SUMS` in each lists the hashes of all
/// its files in the form that `sha256sum -c` reads, and is checked before a checkpoint is used.
public final class CheckpointStore {
    private static final Pattern NAME = Pattern.compile("step-(\\d{6,9})");
    private static final String SUMS = "SHA256SUMS";

    private final Path folder;

    /// A checkpoint: the number of steps that were done, and its folder.
    public record Saved(int step, Path folder) {}

    /// The checkpoints in a folder. Whoever only reads changes nothing: another process may be writing.
    public CheckpointStore(Path folder) {
        this.folder = folder;
    }

    /// Makes the folder and removes what a killed process left half written; for the one process that writes.
    public void prepare() {
        try {
            Files.createDirectories(folder);
            Durable.sweep(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + folder, e);
        }
    }

    /// Writes the checkpoint after this many steps. An older one of the same step is replaced.
    public Saved save(int step, Durable.Contents contents) {
        Path place = folder.resolve("step-%06d".formatted(step));
        Durable.folder(place, fresh -> {
            contents.write(fresh);
            Files.writeString(fresh.resolve(SUMS), sums(fresh));
        });
        return new Saved(step, place);
    }

    /// All checkpoints, oldest first.
    public List<Saved> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.flatMap(entry -> {
                Matcher name = NAME.matcher(entry.getFileName().toString());
                return name.matches()
                        ? Stream.of(new Saved(Integer.parseInt(name.group(1)), entry))
                        : Stream.empty();
            })
                    .sorted(Comparator.comparingInt(Saved::step))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    /// The newest checkpoint.
    public Optional<Saved> latest() {
        return atOrBefore(Integer.MAX_VALUE);
    }

    /// The newest checkpoint with at most this many steps.
    public Optional<Saved> atOrBefore(int step) {
        return all().stream().filter(c -> c.step <= step).reduce((older, newer) -> newer);
    }

    /// Deletes all but the last `keep` and the best.
    public void retain(int keep, OptionalInt best) {
        List<Saved> all = all();
        for (int i = 0; i < all.size() - keep; i++) {
            if (best.isEmpty() || all.get(i).step != best.getAsInt()) {
                Durable.discard(all.get(i).folder);
            }
        }
    }

    /// Checks every file of a checkpoint against its hash.
    ///
    /// @throws InputException naming the first file that is missing or differs
    public static void verify(Saved checkpoint) {
        Path folder = checkpoint.folder;
        try {
            for (String line : Files.readAllLines(folder.resolve(SUMS))) {
                if (line.length() < 67) {
                    throw new InputException(folder.resolve(SUMS) + ": damaged line '" + line + "'");
                }
                Path file = folder.resolve(line.substring(66)).normalize();
                if (!file.startsWith(folder) || !Files.isRegularFile(file)
                        || !ContentHash.of(file).equals(line.substring(0, 64))) {
                    throw new InputException(file + ": missing or damaged; delete the folder " + folder
                            + " to go on from an older checkpoint");
                }
            }
        } catch (IOException e) {
            throw new InputException(folder + ": not a whole checkpoint; delete it to go on from an older one", e);
        }
    }

    private static String sums(Path folder) throws IOException {
        var text = new StringBuilder();
        for (Path file : Durable.inside(folder).reversed()) {
            if (Files.isRegularFile(file)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                text.append(ContentHash.of(file)).append("  ").append(name).append('\n');
            }
        }
        return text.toString();
    }
}
