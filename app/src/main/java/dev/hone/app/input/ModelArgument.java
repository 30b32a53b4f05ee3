package dev.hone.app.input;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// The MODEL that a command works on, as its first argument.
public final class ModelArgument {
    @Parameters(index = "0", paramLabel = "MODEL",
            description = "A Hugging Face directory, a GGUF file, or the folder of a run.")
    private Path path = Path.of("");

    /// What was given.
    public Path path() {
        return path;
    }
}
