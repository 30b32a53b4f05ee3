package dev.hone.reasoning.solve;

import dev.hone.reasoning.generation.Generation;

/// A whole solution that was considered: its text, its final answer (empty: none), and the completion that ended it.
public record Candidate(String text, String answer, Generation generation) {
    /// A completion of the question itself.
    public static Candidate of(Question question, Generation generation) {
        return new Candidate(generation.text(), question.answer().apply(generation.text()), generation);
    }

    /// Whether it gives an answer.
    public boolean answers() {
        return !answer.isEmpty();
    }
}
