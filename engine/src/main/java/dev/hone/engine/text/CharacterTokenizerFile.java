package dev.hone.engine.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A character vocabulary as a Hugging Face `tokenizer.json`: a word-level model whose words are single characters.
///
/// The text is split before every character (`[\s\S]`, so that line breaks count) and fused again without blanks.
/// There is no unknown token: `tokenizers` then reports a foreign character instead of replacing it.
final class CharacterTokenizerFile {
    private static final String ANY_CHARACTER = "[\\s\\S]";

    private CharacterTokenizerFile() {}

    static void write(CharacterTokenizer tokenizer, Path directory) {
        JsonFiles.write(directory.resolve(TokenizerFiles.TOKENIZER), JsonFiles.readable(tokenizerJson(tokenizer)));
        JsonFiles.write(directory.resolve(TokenizerFiles.CONFIG), JsonFiles.readable(config()));
    }

    /// The tokenizer, if the file has exactly the structure that [#write] gives it (field order and unknown token
    /// aside).
    static Optional<CharacterTokenizer> recognise(JsonNode file) {
        JsonNode model = file.path("model");
        boolean structure = model.path("type").asString("").equals("WordLevel")
                && file.path("normalizer").isNull()
                && splitsEveryCharacter(file.path("pre_tokenizer"))
                && file.path("decoder").path("type").asString("").equals("Fuse")
                && specials(file.path("added_tokens"));
        return structure ? characters(model.path("vocab")).map(CharacterTokenizer::new) : Optional.empty();
    }

    private static boolean splitsEveryCharacter(JsonNode split) {
        return split.path("type").asString("").equals("Split")
                && split.path("pattern").path("Regex").asString("").equals(ANY_CHARACTER)
                && split.path("behavior").asString("").equals("Isolated");
    }

    private static boolean specials(JsonNode added) {
        if (added.size() != CharacterTokenizer.SPECIALS.size()) {
            return false;
        }
        for (int id = 0; id < added.size(); id++) {
            JsonNode token = added.get(id);
            boolean same = token.path("id").asInt(-1) == id
                    && token.path("content").asString("").equals(CharacterTokenizer.SPECIALS.get(id))
                    && token.path("special").asBoolean(false)
                    && !token.path("lstrip").asBoolean(false)
                    && !token.path("rstrip").asBoolean(false)
                    && !token.path("single_word").asBoolean(false);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static Optional<List<String>> characters(JsonNode vocabulary) {
        int specials = CharacterTokenizer.SPECIALS.size();
        if (!vocabulary.isObject() || vocabulary.size() < specials) {
            return Optional.empty();
        }
        String[] words = new String[vocabulary.size()];
        for (var entry : vocabulary.properties()) {
            int id = entry.getValue().isInt() ? entry.getValue().intValue() : -1;
            if (id < 0 || id >= words.length || words[id] != null) {
                return Optional.empty();
            }
            words[id] = entry.getKey();
        }
        List<String> characters = Arrays.asList(words).subList(specials, words.length);
        boolean fits = Arrays.asList(words).subList(0, specials).equals(CharacterTokenizer.SPECIALS)
                && characters.stream().allMatch(word -> word.codePointCount(0, word.length()) == 1);
        return fits ? Optional.of(characters) : Optional.empty();
    }

    private static ObjectNode tokenizerJson(CharacterTokenizer tokenizer) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode vocabulary = json.objectNode();
        ArrayNode added = json.arrayNode();
        for (int id = 0; id < CharacterTokenizer.SPECIALS.size(); id++) {
            String special = CharacterTokenizer.SPECIALS.get(id);
            vocabulary.put(special, id);
            added.add(AddedToken.special(id, special).toJson());
        }
        tokenizer.characters().forEach(character -> vocabulary.put(character, vocabulary.size()));

        ObjectNode split = json.objectNode();
        split.put("type", "Split");
        split.putObject("pattern").put("Regex", ANY_CHARACTER);
        split.put("behavior", "Isolated").put("invert", false);

        ObjectNode file = json.objectNode();
        file.put("version", "1.0").putNull("truncation").putNull("padding");
        file.set("added_tokens", added);
        file.putNull("normalizer");
        file.set("pre_tokenizer", split);
        file.set("post_processor", BeginTokenProcessor.toJson(CharacterTokenizer.SPECIALS.get(CharacterTokenizer.BEGIN),
                CharacterTokenizer.BEGIN));
        file.putObject("decoder").put("type", "Fuse");
        ObjectNode model = file.putObject("model").put("type", "WordLevel");
        model.set("vocab", vocabulary);
        model.put("unk_token", "<unk>");
        return file;
    }

    private static ObjectNode config() {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        return config.put("tokenizer_class", "PreTrainedTokenizerFast")
                .put("pad_token", CharacterTokenizer.SPECIALS.get(CharacterTokenizer.PAD))
                .put("bos_token", CharacterTokenizer.SPECIALS.get(CharacterTokenizer.BEGIN))
                .put("eos_token", CharacterTokenizer.SPECIALS.get(CharacterTokenizer.END))
                .put("padding_side", "left")
                .put("clean_up_tokenization_spaces", false);
    }
}
