package dev.hone.engine.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/// One tokenizer of the native library: text and ids, nothing added, nothing truncated. Safe for many threads.
///
/// Its memory is given back when the object is no longer reachable.
final class NativeTokenizer {
    private static final Cleaner CLEANER = Cleaner.create();

    private final TokenizersLibrary library = NativeTokenizers.library();
    private final long handle;

    /// @throws RuntimeException with the library's words if `json` is not a tokenizer
    NativeTokenizer(String json) {
        long created = library.createTokenizerFromString(json);
        TokenizersLibrary owner = library;
        CLEANER.register(this, () -> owner.deleteTokenizer(created));
        handle = created;
    }

    int[] encode(String text) {
        try {
            long encoding = library.encode(handle, text, false);
            try {
                return narrow(library.getTokenIds(encoding));
            } finally {
                library.deleteEncoding(encoding);
            }
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    String decode(int[] ids, Tokenizer.Specials specials) {
        long[] wide = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            wide[i] = ids[i];
        }
        try {
            return library.decode(handle, wide, specials == Tokenizer.Specials.HIDE);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static int[] narrow(long[] wide) {
        int[] ids = new int[wide.length];
        for (int i = 0; i < wide.length; i++) {
            ids[i] = Math.toIntExact(wide[i]);
        }
        return ids;
    }
}
