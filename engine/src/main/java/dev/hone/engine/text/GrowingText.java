package dev.hone.engine.text;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// The text of a completion as it grows: what `add` returned so far, and `end`, are together exactly what decoding all
/// ids at once gives (special tokens left out).
///
/// Two things make a text uncertain. A byte-level token may end inside a character: decoding then ends with U+FFFD, and
/// the piece waits. With byte fallback (`<0xE2>`) a run of byte tokens is decoded as one, and one wrong byte spoils all
/// of it, so the whole run waits for the token after it. The last settled tokens stay in the window as context, because
/// decoders treat the first token of a text otherwise (they drop its leading blank).
final class GrowingText implements Tokenizer.StreamDecoder {
    private static final String UNFINISHED = "\uFFFD";

    private final Tokenizer tokenizer;
    private final IntPredicate isHidden;
    private final IntPredicate isByte;
    private int[] window = new int[16];
    private int length;
    private int settled;

    /// @param isHidden whether a token leaves no trace in the text, so that its neighbours meet
    /// @param isByte whether a token is one byte of a run
    GrowingText(Tokenizer tokenizer, IntPredicate isHidden, IntPredicate isByte) {
        this.tokenizer = tokenizer;
        this.isHidden = isHidden;
        this.isByte = isByte;
    }

    @Override
    public String add(int id) {
        if (isHidden.test(id)) {
            return "";
        }
        if (length == window.length) {
            window = Arrays.copyOf(window, 2 * length);
        }
        window[length++] = id;
        if (isByte.test(id)) {
            return "";
        }
        String piece = unsettled();
        if (piece.isEmpty() || piece.endsWith(UNFINISHED)) {
            return "";
        }
        System.arraycopy(window, settled, window, 0, length - settled);
        length -= settled;
        settled = length;
        return piece;
    }

    @Override
    public String end() {
        String piece = unsettled();
        settled = length;
        return piece;
    }

    private String unsettled() {
        String before = decode(settled);
        String after = decode(length);
        return after.substring(Math.min(before.length(), after.length()));
    }

    private String decode(int count) {
        return tokenizer.decode(Arrays.copyOf(window, count), Tokenizer.Specials.HIDE);
    }
}
