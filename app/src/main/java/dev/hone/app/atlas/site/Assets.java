package dev.hone.app.atlas.site;

import dev.hone.foundation.ResourceFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Style sheets, scripts, fonts and icons, as they lie among the program's resources.
final class Assets {
    private static final String ROOT = "/dev/hone/app/atlas/";
    private static final String ANY = ROOT + "icon.svg";
    private static final List<String> ENDINGS = List.of(".css", ".js", ".woff2", ".svg");

    private Assets() {}

    /// The names of all assets, in alphabetical order.
    static List<String> names() {
        return ResourceFolder.with(Assets.class, ANY, folder -> {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile)
                        .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                        .filter(f -> ENDINGS.stream().anyMatch(f::endsWith))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// An asset by its name.
    static Optional<Resource> find(String name) {
        if (name.contains("..") || ENDINGS.stream().noneMatch(name::endsWith)) {
            return Optional.empty();
        }
        try (InputStream in = Assets.class.getResourceAsStream(ROOT + name)) {
            return in == null ? Optional.empty() : Optional.of(new Resource(type(name), in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            case String other -> throw new IllegalArgumentException("no media type for ." + other);
        };
    }
}
