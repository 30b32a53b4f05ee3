package dev.hone.lab.protocol;

/// One condition that is compared: its name, what it is in a sentence, and what it sets otherwise than the rest.
public record Arm(String name, String meaning, Settings settings) {
    /// An arm that sets these, written as `name=value`.
    public static Arm of(String name, String meaning, String... settings) {
        return new Arm(name, meaning, Settings.of(settings));
    }
}
