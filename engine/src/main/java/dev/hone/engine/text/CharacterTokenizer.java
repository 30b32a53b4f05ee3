package dev.hone.engine.text;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// One id a character: `<pad>` = 0, `<bos>` = 1, `<eos>` = 2, then the characters in the order given. For tiny models.
///
/// Prompts begin with `<bos>`, completions end with `<eos>`. Pure Java, immutable, safe for many threads.
///
/// Throws: `InputException` from [#encode] where a character is not in the vocabulary; ids beyond the vocabulary (a
/// model may have more rows than the tokenizer has ids) decode to nothing, as `transformers` does.
public final class CharacterTokenizer implements Tokenizer {
    /// The special tokens; each one's id is its place.
    public static final List<String> SPECIALS = List.of("<pad>", "<bos>", "<eos>");

    /// The characters of the tiny models that Hone ships.
    public static final String TINY = "0123456789+-*=,;#>!?XY:abcdefghijklmnopqrstuvwxyz()[]<^/|%&. ";

    /// Id that fills places where no token is.
    public static final int PAD = 0;

    /// Id that begins a prompt.
    public static final int BEGIN = 1;

    /// Id that ends a completion.
    public static final int END = 2;

    private static final int LATIN = 256;

    private final List<String> characters;
    private final int[] latinIds = new int[LATIN];
    private final Map<Integer, Integer> otherIds = new HashMap<>();

    /// @param characters one Unicode character (code point) each, none twice
    /// @throws IllegalArgumentException if one is empty, longer than one character, or there twice
    public CharacterTokenizer(List<String> characters) {
        this.characters = List.copyOf(characters);
        Arrays.fill(latinIds, -1);
        for (int i = 0; i < this.characters.size(); i++) {
            String text = this.characters.get(i);
            if (text.isEmpty() || text.codePointCount(0, text.length()) != 1) {
                throw new IllegalArgumentException("entry " + i + " is '" + text + "': one character expected");
            }
            if (idOf(text.codePointAt(0)) >= 0) {
                throw new IllegalArgumentException("character '" + text + "' is there twice");
            }
            remember(text.codePointAt(0), SPECIALS.size() + i);
        }
    }

    /// The vocabulary of the tiny models that Hone ships: 3 special tokens and 61 characters.
    public static CharacterTokenizer tiny() {
        return of(TINY);
    }

    /// A vocabulary of the characters of a text, in its order.
    public static CharacterTokenizer of(String characters) {
        return new CharacterTokenizer(
                characters.codePoints().mapToObj(Character::toString).toList());
    }

    /// The characters, in order of their ids.
    public List<String> characters() {
        return characters;
    }

    @Override
    public int size() {
        return SPECIALS.size() + characters.size();
    }

    @Override
    public int[] encode(String text) {
        int[] ids = new int[text.length()];
        int count = 0;
        for (int at = 0; at < text.length();) {
            int special = specialAt(text, at);
            if (special >= 0) {
                ids[count++] = special;
                at += SPECIALS.get(special).length();
                continue;
            }
            int codePoint = text.codePointAt(at);
            int id = idOf(codePoint);
            if (id < 0) {
                throw new InputException("the vocabulary has no character '" + Character.toString(codePoint) + "' (U+"
                        + "%04X".formatted(codePoint) + ") at position " + at + " of '" + shortened(text)
                        + "'; it has: " + String.join("", characters));
            }
            ids[count++] = id;
            at += Character.charCount(codePoint);
        }
        return Arrays.copyOf(ids, count);
    }

    @Override
    public String decode(int[] ids, Specials specials) {
        StringBuilder text = new StringBuilder(ids.length);
        for (int id : ids) {
            text.append(piece(id, specials));
        }
        return text.toString();
    }

    @Override
    public StreamDecoder stream() {
        return id -> piece(id, Specials.HIDE);
    }

    @Override
    public OptionalInt beginToken() {
        return OptionalInt.of(BEGIN);
    }

    @Override
    public List<Integer> endTokens() {
        return List.of(END);
    }

    @Override
    public void write(Path directory) {
        CharacterTokenizerFile.write(this, directory);
    }

    private String piece(int id, Specials specials) {
        if (id < 0) {
            throw new IllegalArgumentException("token id " + id + " is negative");
        }
        if (id < SPECIALS.size()) {
            return specials == Specials.SHOW ? SPECIALS.get(id) : "";
        }
        return id < size() ? characters.get(id - SPECIALS.size()) : "";
    }

    private int idOf(int codePoint) {
        return codePoint < LATIN ? latinIds[codePoint] : otherIds.getOrDefault(codePoint, -1);
    }

    private void remember(int codePoint, int id) {
        if (codePoint < LATIN) {
            latinIds[codePoint] = id;
        } else {
            otherIds.put(codePoint, id);
        }
    }

    private static int specialAt(String text, int at) {
        if (text.charAt(at) == '<') {
            for (int id = 0; id < SPECIALS.size(); id++) {
                if (text.startsWith(SPECIALS.get(id), at)) {
                    return id;
                }
            }
        }
        return -1;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 28)) + "...";
    }
}
