package dev.hone.app.atlas.site;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Writes the site as files that any web server can show, under any path.
///
/// A file `.hone-atlas` lists what was written; the next export into the folder removes what is not of it any more.
public final class SiteExport {
    private static final String MARK = ".hone-atlas";

    private SiteExport() {}

    /// Writes all resources and returns their number.
    ///
    /// @throws InputException if the folder holds something else, or cannot be written
    public static int write(AtlasSite site, Path folder) {
        try {
            List<String> before = written(folder);
            Files.createDirectories(folder);
            List<String> paths = site.paths();
            Set<String> all = new HashSet<>(paths);
            all.addAll(before);
            Files.write(folder.resolve(MARK), all.stream().sorted().toList());
            for (String path : paths) {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent() == null ? folder : file.getParent());
                Files.write(file, site.find(path).orElseThrow().content());
            }
            for (String path : before) {
                if (!paths.contains(path) && folder.resolve(path).normalize().startsWith(folder.normalize())) {
                    Files.deleteIfExists(folder.resolve(path));
                }
            }
            Files.write(folder.resolve(MARK), paths.stream().sorted().toList());
            return paths.size();
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /// What an earlier export wrote here.
    private static List<String> written(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": is a file; name a folder");
        }
        if (Files.exists(folder.resolve(MARK))) {
            return Files.readAllLines(folder.resolve(MARK));
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new InputException(folder + ": holds other files; name a new or an empty folder");
            }
        }
        return List.of();
    }
}
