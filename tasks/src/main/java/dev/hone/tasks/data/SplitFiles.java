package dev.hone.tasks.data;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the files of a split among those of a data set, by their names.
///
/// Names are `train.jsonl`, `train-00000-of-00002.parquet`, `data/train.parquet` or `train/part.parquet`; a subset is a
/// folder on the way there, such as `main/train-00000-of-00001.parquet`. The split is `train` where none is chosen.
/// Parquet goes before JSONL of the same split.
///
/// Source: https://huggingface.co/docs/hub/datasets-file-names-and-splits, of which it reads the forms above.
public final class SplitFiles {
    private static final Pattern FILE = Pattern.compile("(?:(.*)/)?([^/]+)\\.(parquet|jsonl)");
    private static final Pattern PART = Pattern.compile(".*-([0-9]{5})-of-([0-9]{5})");
    private static final int DEEPEST = 6;
    private static final List<String> SPLITS = List.of("train", "validation", "test");

    private SplitFiles() {}

    private record Named(String path, String folder, String stem, String form) {}

    /// The files of the chosen split, in order. `place` stands in errors.
    ///
    /// Throws: [InputException] where there is none, where several subsets have one, or where parts of it are missing.
    public static List<String> choose(String place, Collection<String> paths, RowChoice choice) {
        String split = choice.split().orElse("train");
        List<Named> all = new TreeSet<>(paths).stream().flatMap(path -> read(path).stream()).toList();
        Map<String, List<Named>> folders = new TreeMap<>();
        for (Named file : all) {
            boolean wanted = choice.subset().isEmpty() || under(file, choice.subset().get());
            if (wanted && belongs(file, split)) {
                folders.computeIfAbsent(file.folder, f -> new ArrayList<>()).add(file);
            }
        }
        if (folders.isEmpty()) {
            throw new InputException(place + ": no .parquet or .jsonl file of the split '" + split + "'"
                    + choice.subset().map(s -> " in the subset '" + s + "'").orElse("") + "; there is: "
                    + String.join(", ", all.stream().map(Named::path).limit(20).toList()));
        }
        if (folders.size() > 1) {
            throw new InputException(place + ": the split '" + split + "' is in several folders; choose one as subset: "
                    + String.join(", ", folders.keySet()));
        }
        List<Named> found = folders.values().iterator().next();
        boolean parquet = found.stream().anyMatch(f -> f.form.equals("parquet"));
        List<Named> chosen = found.stream().filter(f -> f.form.equals("parquet") == parquet).toList();
        requireAllParts(place, chosen);
        return chosen.stream().map(Named::path).toList();
    }

    /// The paths of all files below a folder, relative to it.
    ///
    /// Throws: [InputException] if it cannot be listed.
    public static List<String> in(Path folder) {
        try (Stream<Path> entries = Files.walk(folder, DEEPEST)) {
            return entries.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be listed: " + e, e);
        }
    }

    private static Optional<Named> read(String path) {
        Matcher m = FILE.matcher(path);
        return m.matches()
                ? Optional.of(new Named(path, m.group(1) == null ? "" : m.group(1), m.group(2), m.group(3)))
                : Optional.empty();
    }

    private static boolean under(Named file, String subset) {
        return List.of(file.folder.split("/")).contains(subset);
    }

    /// A file's own name decides where it names any split; its folder otherwise.
    private static boolean belongs(Named file, String split) {
        if (names(file.stem, split)) {
            return true;
        }
        return SPLITS.stream().noneMatch(other -> names(file.stem, other))
                && List.of(file.folder.split("/")).contains(split);
    }

    private static boolean names(String stem, String split) {
        return stem.equals(split) || stem.startsWith(split + "-") || stem.startsWith(split + ".");
    }

    private static void requireAllParts(String place, List<Named> files) {
        for (Named file : files) {
            Matcher m = PART.matcher(file.stem);
            if (m.matches() && Integer.parseInt(m.group(2)) != files.size()) {
                throw new InputException(place + ": " + file.path + " is one of " + Integer.parseInt(m.group(2))
                        + " parts, and " + files.size() + " are there");
            }
        }
    }
}
