package dev.hone.training.loop;

import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.files.Gguf;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.engine.text.CharacterTokenizer;
import dev.hone.foundation.Key;
import dev.hone.training.recipe.ModelShape;
import dev.hone.training.recipe.ModelSource;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// The model that a run begins with.
public final class StartingModel {
    private StartingModel() {}

    /// Reads it (a directory, or a GGUF file), or makes fresh weights from the key.
    public static Model of(ModelSource source, Key key) {
        return switch (source) {
            case ModelSource.OnDisk d ->
                Files.isRegularFile(d.path()) ? Gguf.read(d.path()) : ModelDirectory.read(d.path());
            case ModelSource.Fresh f -> fresh(f.shape(), key);
        };
    }

    private static Model fresh(ModelShape shape, Key key) {
        CharacterTokenizer tokenizer = CharacterTokenizer.tiny();
        Parameters parameters =
                Parameters.random(shape.config(tokenizer.size()), shape.deviation(), key.at("weights"));
        return new Model(parameters, Optional.of(tokenizer), Optional.empty(), List.of(CharacterTokenizer.END));
    }
}
