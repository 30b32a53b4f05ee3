package dev.hone.tasks.code;

/// A source text in the language of its [CodeRunner], and what it reads from its standard input.
public record Program(String source, String input) {
    /// A program that reads nothing.
    public static Program of(String source) {
        return new Program(source, "");
    }
}
