package dev.hone.engine.text;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/// Turns text into token ids and back. Ids travel end to end; text is derived from them, never the other way round.
public interface Tokenizer {
    /// Number of ids, special ones included. The model's vocabulary may be larger (padding), never smaller.
    int size();

    /// Ids of a text. Special tokens that are spelt out in it (`<|im_start|>`) become their ids; none is added.
    ///
    /// @throws dev.hone.foundation.InputException if the vocabulary cannot express the text
    int[] encode(String text);

    /// Text of the ids. Special tokens are left out unless `Specials.SHOW`.
    String decode(int[] ids, Specials specials);

    /// What to do with special tokens when decoding.
    enum Specials { HIDE, SHOW }

    /// Decodes token by token: holds back bytes that do not make a whole character yet.
    StreamDecoder stream();

    /// The token that begins every prompt, where the model was trained with one.
    OptionalInt beginToken();

    /// The tokens that end a completion, the most usual one first.
    List<Integer> endTokens();

    /// Writes the files that a Hugging Face directory needs (`tokenizer.json`, `tokenizer_config.json`).
    void write(Path directory);

    /// One completion's text as it grows.
    interface StreamDecoder {
        /// Adds a token and returns the text that became certain by it, possibly empty.
        String add(int id);

        /// What is still held back when no more tokens come, as [Tokenizer#decode] would write it.
        default String end() {
            return "";
        }
    }
}
