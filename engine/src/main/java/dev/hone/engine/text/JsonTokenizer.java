package dev.hone.engine.text;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/// A Hugging Face `tokenizer.json`, of whatever kind, through the native `tokenizers` library.
///
/// The ids are those of `transformers`' `encode(text, add_special_tokens=False)`; decoding cleans no blanks up. The
/// begin token is the one that the file's settings (`add_bos_token`) or its post-processor put before every text: a
/// rendered chat already holds its own. The end tokens are `eos_token`, then those of the generation settings.
///
/// Throws: `InputException` from [#encode] where the text has half a character (a lone surrogate) or the model of the
/// file refuses it; ids beyond the vocabulary decode to nothing, as `transformers` does.
public final class JsonTokenizer implements Tokenizer {
    private final NativeTokenizer tokenizer;
    private final TokenizerVocabulary vocabulary;
    private final OptionalInt beginToken;
    private final List<Integer> endTokens;
    private final Map<String, byte[]> files;

    /// @param frame the token that the file's post-processor puts first
    /// @param files the directory's files by name; they are written back as they were
    JsonTokenizer(
            NativeTokenizer tokenizer,
            TokenizerVocabulary vocabulary,
            TokenizerSettings settings,
            OptionalInt frame,
            Map<String, byte[]> files) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.files = Map.copyOf(files);
        this.beginToken = begin(settings, frame);
        Set<Integer> ends = new LinkedHashSet<>();
        settings.special("eos_token").map(vocabulary::idOf).ifPresent(id -> id.ifPresent(ends::add));
        ends.addAll(settings.endIds());
        this.endTokens = List.copyOf(ends);
    }

    private OptionalInt begin(TokenizerSettings settings, OptionalInt frame) {
        if (settings.addsBegin().isPresent()) {
            return settings.addsBegin().get()
                    ? settings.special("bos_token").map(vocabulary::idOf).orElse(OptionalInt.empty())
                    : OptionalInt.empty();
        }
        return frame.isPresent() && !isEnd(settings, frame.getAsInt()) ? frame : OptionalInt.empty();
    }

    private boolean isEnd(TokenizerSettings settings, int id) {
        OptionalInt end = settings.special("eos_token").map(vocabulary::idOf).orElse(OptionalInt.empty());
        boolean alsoBegin = settings.special("bos_token").equals(settings.special("eos_token"));
        return end.isPresent() && end.getAsInt() == id && !alsoBegin;
    }

    @Override
    public int size() {
        return vocabulary.size();
    }

    @Override
    public int[] encode(String text) {
        requireWholeCharacters(text);
        try {
            return tokenizer.encode(text);
        } catch (RuntimeException cause) { // the binding has no type of its own for what the library refuses
            throw new InputException("the tokenizer refuses the text: " + cause.getMessage(), cause);
        }
    }

    @Override
    public String decode(int[] ids, Specials specials) {
        for (int id : ids) {
            if (id < 0) {
                throw new IllegalArgumentException("token id " + id + " is negative");
            }
        }
        return tokenizer.decode(ids, specials);
    }

    @Override
    public StreamDecoder stream() {
        return new GrowingText(this, id -> vocabulary.isSpecial(id) || id >= size(), vocabulary::isByte);
    }

    @Override
    public OptionalInt beginToken() {
        return beginToken;
    }

    @Override
    public List<Integer> endTokens() {
        return endTokens;
    }

    @Override
    public void write(Path directory) {
        new TreeMap<>(files).forEach((name, content) -> JsonFiles.write(directory.resolve(name), content));
    }

    private static void requireWholeCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                throw new InputException("the text has half a character (surrogate U+%04X) at position %d"
                        .formatted((int) unit, i));
            }
        }
    }
}
