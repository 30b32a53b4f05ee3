package dev.hone.engine.text;

import dev.hone.foundation.AtomicFile;
import dev.hone.foundation.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Finds the chat template of a model.
public final class ChatTemplates {
    private static final String KEY = "chat_template";
    private static final String DEFAULT = "default";

    private ChatTemplates() {}

    /// The template of a Hugging Face directory: the file `chat_template.jinja`, or `chat_template` in
    /// `tokenizer_config.json` (a text, or a list of named ones, of which `default` is taken).
    ///
    /// Empty where there is none.
    ///
    /// Throws: `InputException` naming file and place if a file is damaged or no template is the default one.
    public static Optional<ChatTemplate> read(Path directory) {
        Path config = directory.resolve(TokenizerFiles.CONFIG);
        Map<String, String> specials =
                Files.exists(config) ? TokenizerSettings.read(directory).specials() : Map.of();
        Path file = directory.resolve(TokenizerFiles.CHAT_TEMPLATE);
        if (Files.exists(file)) {
            String source = new String(JsonFiles.readBytes(file), StandardCharsets.UTF_8);
            return Optional.of(of(file.toString(), source, specials));
        }
        if (!Files.exists(config)) {
            return Optional.empty();
        }
        return source(config, JsonFiles.readObject(config).path(KEY))
                .map(source -> of(config + ": " + KEY, source, specials));
    }

    /// The template that a GGUF file holds, with its special tokens.
    public static Optional<ChatTemplate> fromGguf(Path path, GgufVocabulary vocabulary) {
        Map<String, String> specials = new HashMap<>();
        JsonNode config = new GgufTokenizerFile(path, vocabulary).config();
        config.properties().forEach(entry -> {
            if (entry.getKey().endsWith("_token") && entry.getValue().isString()) {
                specials.put(entry.getKey(), entry.getValue().stringValue());
            }
        });
        return vocabulary.chatTemplate().map(source -> of(path + ": tokenizer.chat_template", source, specials));
    }

    /// Writes the file that `transformers` reads first.
    public static void write(ChatTemplate template, Path directory) {
        AtomicFile.write(directory.resolve(TokenizerFiles.CHAT_TEMPLATE), template.source());
    }

    private static ChatTemplate of(String name, String source, Map<String, String> specials) {
        return JinjaChatTemplate.of(name, source, specials, Clock.system(ZoneId.systemDefault()));
    }

    private static Optional<String> source(Path config, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (node.isString()) {
            return Optional.of(node.stringValue());
        }
        Map<String, String> named = new TreeMap<>();
        for (JsonNode entry : node) {
            if (entry.path("name").isString() && entry.path("template").isString()) {
                named.put(entry.get("name").stringValue(), entry.get("template").stringValue());
            }
        }
        if (!node.isArray() || named.isEmpty()) {
            throw new InputException(config + ": chat_template is "
                    + node.getNodeType().name().toLowerCase(Locale.ROOT)
                    + "; a text or a list of objects with name and template expected");
        }
        String chosen = named.size() == 1 ? named.keySet().iterator().next() : DEFAULT;
        return Optional.of(Optional.ofNullable(named.get(chosen))
                .orElseThrow(() -> new InputException(
                        config + ": chat_template has no template named 'default', but " + named.keySet())));
    }
}
