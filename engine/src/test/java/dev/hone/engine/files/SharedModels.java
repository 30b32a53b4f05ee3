package dev.hone.engine.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The real model that may lie in a folder `shared` beside the checkout (or where the property `hone.shared` says).
public final class SharedModels {
    private SharedModels() {}

    /// The real model's GGUF file, where it is there.
    public static Optional<Path> gguf() {
        String given = System.getProperty("hone.shared");
        Path here = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        Stream<Path> folders = given != null
                ? Stream.of(Path.of(given))
                : Stream.iterate(here, p -> p != null, Path::getParent).map(p -> p.resolve("shared"));
        return folders.map(f -> f.resolve("models/smollm2-135m-instruct-q4_1/model.gguf"))
                .filter(Files::exists)
                .findFirst();
    }
}
