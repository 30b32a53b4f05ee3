package dev.hone.engine.text;

import dev.hone.foundation.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
        byte[] content = JsonFiles.readBytes(path);
        ObjectNode file = JsonFiles.parseObject(path, content);
        Optional<CharacterTokenizer> characters = CharacterTokenizerFile.recognise(file);
        if (characters.isPresent()) {
            return Optional.of(characters.get());
        }
        Map<String, byte[]> files = new HashMap<>();
        for (String name : TokenizerFiles.KEPT) {
            if (Files.exists(directory.resolve(name))) {
                files.put(name, JsonFiles.readBytes(directory.resolve(name)));
            }
        }
        files.put(TokenizerFiles.TOKENIZER, content);
        return Optional.of(json(path, file, files, TokenizerSettings.read(directory)));
    }

    /// The tokenizer that a GGUF file describes.
    ///
    /// Throws: `InputException` naming file and key if it is damaged or of a kind that Hone does not know.
    public static Tokenizer fromGguf(Path path, GgufVocabulary vocabulary) {
        GgufTokenizerFile source = new GgufTokenizerFile(path, vocabulary);
        ObjectNode file = source.tokenizerJson();
        ObjectNode config = source.config();
        Map<String, byte[]> files =
                Map.of(TokenizerFiles.TOKENIZER, JsonFiles.compact(file), TokenizerFiles.CONFIG,
                        JsonFiles.readable(config));
        return json(path, file, files, TokenizerSettings.of(path, config, List.of()));
    }

    private static JsonTokenizer json(
            Path path, ObjectNode file, Map<String, byte[]> files, TokenizerSettings settings) {
        TokenizerVocabulary vocabulary = TokenizerVocabulary.of(path, file);
        TokenizerGuard.check(path, file);
        OptionalInt frame = FrameToken.before(file.path("post_processor"));
        if (file.path("model") instanceof ObjectNode model && model.has("dropout")) {
            model.putNull("dropout"); // it would make ids a matter of chance
        }
        String bare = JsonFiles.text(
                file.putNull("post_processor").putNull("truncation").putNull("padding"));
        try {
            return new JsonTokenizer(new NativeTokenizer(bare), vocabulary, settings, frame, files);
        } catch (InputException damaged) {
            throw damaged;
        } catch (RuntimeException cause) { // the binding has no type of its own for what the library refuses
            throw new InputException(path + ": not a tokenizer: " + cause.getMessage(), cause);
        }
    }
}
