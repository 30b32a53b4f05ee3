package dev.hone.app.input;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.files.Gguf;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the model that a path means: a Hugging Face directory, a GGUF file, or the newest model of a run.
public final class Models {
    private Models() {}

    /// Reads it.
    ///
    /// @throws InputException if nothing is there, or what is there is damaged
    public static Model read(Path path) {
        Path place = place(path);
        return Files.isRegularFile(place) ? Gguf.read(place) : ModelDirectory.read(place);
    }

    /// Reads a model that gives tokens.
    public static Model readLanguageModel(Path path) {
        Model model = read(path);
        if (model.config().head() == ModelConfig.Head.SCALAR) {
            throw new InputException(path + ": a model with a scalar head (reward model or critic) gives no tokens;"
                    + " a language model is needed");
        }
        return model;
    }

    /// The directory or GGUF file itself.
    public static Path place(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(path + ": there is no such file or directory" + Nearest.file(path));
        }
        if (!Files.isDirectory(path)) {
            return path;
        }
        boolean run = Files.isRegularFile(path.resolve("recipe.yaml")) && !Files.exists(path.resolve("config.json"));
        return run ? ofRun(path) : path;
    }

    private static Path ofRun(Path folder) {
        RunDirectory run = RunDirectory.open(folder);
        if (Files.isDirectory(run.model())) {
            return run.model();
        }
        return run.checkpoints()
                .latest()
                .map(saved -> saved.folder().resolve("model"))
                .orElseThrow(() -> new InputException(folder + ": the run has neither a model nor a checkpoint yet"));
    }
}
