package dev.hone.tasks;

/// The characters of every prompt and demonstration that is meant for tiny models with a character vocabulary.
public final class TinyAlphabet {
    /// 61 characters, in the order in which a character vocabulary numbers them (after its special tokens).
    public static final String CHARACTERS = "0123456789+-*=,;#>!?XY:abcdefghijklmnopqrstuvwxyz()[]<^/|%&. ";

    private TinyAlphabet() {}

    /// Whether every character of the text is in the alphabet.
    public static boolean covers(String text) {
        return text.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0);
    }
}
