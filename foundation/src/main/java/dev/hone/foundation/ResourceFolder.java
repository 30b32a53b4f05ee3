package dev.hone.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.function.Function;

/// A folder among a program's resources, whether these lie in a jar or in a folder of classes.
public final class ResourceFolder {
    private ResourceFolder() {}

    /// Calls `use` with the folder in which a resource lies. The path is valid during the call only.
    ///
    /// @param anchor a class of the same jar
    /// @param file a file of the folder, absolute: `/dev/hone/...`
    /// @throws IllegalArgumentException if there is no such resource
    public static <T> T with(Class<?> anchor, String file, Function<Path, T> use) {
        URL url = anchor.getResource(file);
        if (url == null) {
            throw new IllegalArgumentException("there is no resource " + file);
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                Path archive = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem inside = FileSystems.newFileSystem(archive)) {
                    return use.apply(inside.getPath(file).resolveSibling(""));
                }
            }
            return use.apply(Path.of(url.toURI()).resolveSibling(""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of a resource is no URI: " + url, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
