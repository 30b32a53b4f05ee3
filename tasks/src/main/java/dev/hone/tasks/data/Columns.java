package dev.hone.tasks.data;

/// Which columns of a file hold what. A column that a line lacks counts as missing, except where something needs it.
public record Columns(String prompt, String messages, String completion, String answer) {
    /// `prompt`, `messages`, `completion`, `answer`.
    public static final Columns USUAL = new Columns("prompt", "messages", "completion", "answer");
}
