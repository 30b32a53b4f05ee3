package dev.hone.app;

import dev.hone.engine.Architecture;
import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.Rotary;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.engine.text.CharacterTokenizer;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.Key;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Small random models on disk.
public final class TinyModelFiles {
    private static final int POSITIONS = 96;

    private TinyModelFiles() {}

    /// A model that speaks the tiny alphabet.
    public static Model withText() {
        return model(7, CharacterTokenizer.tiny().size(), Optional.of(CharacterTokenizer.tiny()), List.of(2));
    }

    /// The same with other weights.
    public static Model otherWithText() {
        return model(8, CharacterTokenizer.tiny().size(), Optional.of(CharacterTokenizer.tiny()), List.of(2));
    }

    /// A model without tokenizer, end token 2.
    public static Model withoutText() {
        return model(7, 37, Optional.empty(), List.of(2));
    }

    /// Writes one into a new folder below `parent`.
    public static Path write(Path parent, String name, Model model) {
        Path folder = parent.resolve(name);
        ModelDirectory.write(model, folder);
        return folder;
    }

    private static Model model(long seed, int vocabulary, Optional<Tokenizer> tokenizer, List<Integer> ends) {
        var config = new ModelConfig(
                Architecture.LLAMA, vocabulary, 24, 40, 2, 4, 2, 6, POSITIONS, 1e-5f, new Rotary.Plain(10_000),
                ModelConfig.Head.TIED);
        return new Model(Parameters.random(config, 0.3, Key.of(seed)), tokenizer, Optional.empty(), ends);
    }
}
