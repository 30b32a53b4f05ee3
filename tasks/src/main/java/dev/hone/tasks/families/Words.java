package dev.hone.tasks.families;

import dev.hone.foundation.Draws;

/// Strings of the first letters of the alphabet.
final class Words {
    private Words() {}

    /// A string of this length over the first `letters` letters.
    static String random(Draws draws, int length, int letters) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + draws.between(0, letters - 1)));
        }
        return word.toString();
    }

    /// The letters in an order that is drawn.
    static String shuffled(String word, Draws draws) {
        StringBuilder out = new StringBuilder();
        for (int i : draws.permutation(word.length())) {
            out.append(word.charAt(i));
        }
        return out.toString();
    }

    /// Whether dropping letters makes the one of the other.
    static boolean isSubsequence(String part, String whole) {
        int at = 0;
        for (int i = 0; i < whole.length() && at < part.length(); i++) {
            at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
        }
        return at == part.length();
    }
}
