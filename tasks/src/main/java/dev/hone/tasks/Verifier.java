package dev.hone.tasks;

/// Judges a prediction against a gold text. A pure function: no state, no files, no clock.
@FunctionalInterface
public interface Verifier {
    /// The verdict on `prediction`, which is whatever a model wrote: any characters, any length. Never throws for it
    /// and takes time linear in its length. What `gold` holds is said by the verifier (an answer, or the question
    /// where an answer is checked rather than compared); a gold text that it cannot read gives [Verdict.Failed].
    Verdict verify(String gold, String prediction);

    /// The answer that a prediction gives, in canonical form, so that votes for the same answer can be counted; empty
    /// where it gives none. Unless said otherwise, the whole prediction without white space around it.
    default String answer(String prediction) {
        return prediction.strip();
    }
}
