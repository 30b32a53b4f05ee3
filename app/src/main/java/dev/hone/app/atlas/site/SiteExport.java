package dev.hone.app.atlas.site;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Writes the site as files that any web server can show, under any path.
public final class SiteExport {
    /// Marks a folder that an export made, which a later export may write again.
    private static final String MARK = ".hone-atlas";

    private SiteExport() {}

    /// Writes all resources and returns their number.
    ///
    /// @throws InputException if the folder holds something else, or cannot be written
    public static int write(AtlasSite site, Path folder) {
        try {
            requireOurs(folder);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MARK), "");
            for (String path : site.paths()) {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent() == null ? folder : file.getParent());
                Files.write(file, site.find(path).orElseThrow().content());
            }
            return site.paths().size();
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private static void requireOurs(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": is a file; name a folder");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent() && !Files.exists(folder.resolve(MARK))) {
                throw new InputException(folder + ": holds other files; name a new or an empty folder");
            }
        }
    }
}
