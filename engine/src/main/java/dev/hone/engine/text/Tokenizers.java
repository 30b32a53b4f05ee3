package dev.hone.engine.text;

import dev.hone.foundation.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Makes tokenizers from what lies on disk.
public final class Tokenizers {
    private Tokenizers() {}

    /// The tokenizer of a Hugging Face directory; empty where it has no `tokenizer.json`.
    ///
    /// Throws: `InputException` naming file and place if a file is damaged.
    public static Optional<Tokenizer> read(Path directory) {
        Path path = directory.resolve(TokenizerFiles.TOKENIZER);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        ObjectNode file = JsonFiles.readObject(path);
        Optional<CharacterTokenizer> characters = CharacterTokenizerFile.recognise(file);
        if (characters.isPresent()) {
            return Optional.of(characters.get());
        }
        throw new InputException(path + ": not a character vocabulary as Hone writes it");
    }
}
