package dev.hone.reasoning.generation;

import java.util.Arrays;
import java.util.List;

/// One completion.
///
/// - `text`: what it says, without special tokens, and without a stop string that ended it unless it
///   was to be shown
/// - `tokens`: one entry a token, the end token among them; empty where a server reports no log-probabilities, and
///   fewer than `length` where it reports some of them only, such as those that complete a character
/// - `promptIds`: the prompt's ids; empty where a server does not say them
/// - `length`: tokens of the completion, those of a stop string among them
public record Generation(
        String text, List<GeneratedToken> tokens, int[] promptIds, int promptTokens, int length, Finish finish) {
    /// Why a completion ended.
    public enum Finish {
        /// By itself.
        END,
        /// At a stop string.
        STOP_STRING,
        /// At the greatest length.
        LENGTH,
        /// Its watcher ended it.
        INTERRUPTED
    }

    public Generation {
        tokens = List.copyOf(tokens);
        if (tokens.size() > length) {
            throw new IllegalArgumentException(tokens.size() + " tokens described of " + length);
        }
    }

    /// The ids of the completion.
    ///
    /// @throws IllegalStateException if the server does not say them
    public int[] ids() {
        int[] ids = tokens.stream().mapToInt(GeneratedToken::id).toArray();
        if (ids.length != length || Arrays.stream(ids).anyMatch(id -> id == GeneratedToken.UNKNOWN)) {
            throw new IllegalStateException("the server does not say the ids of its tokens");
        }
        return ids;
    }

    /// The prompt and this completion, to be gone on with.
    ///
    /// @throws IllegalStateException if the server does not say the ids of its tokens
    public Prompt.Tokens continued() {
        if (promptIds.length == 0) {
            throw new IllegalStateException("the server does not say the ids of the prompt");
        }
        int[] ids = ids();
        int[] all = Arrays.copyOf(promptIds, promptIds.length + ids.length);
        System.arraycopy(ids, 0, all, promptIds.length, ids.length);
        return new Prompt.Tokens(all);
    }

    /// Log-probability of the whole completion.
    public double logProb() {
        return tokens.stream().mapToDouble(GeneratedToken::logProb).sum();
    }
}
