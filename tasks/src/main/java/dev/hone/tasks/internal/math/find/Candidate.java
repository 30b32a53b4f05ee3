package dev.hone.tasks.internal.math.find;

/// A piece of a completion that may be its answer.
public record Candidate(String text, Place place) {
    /// Where it stood.
    public enum Place {
        /// In a box, a tag: an answer whatever it says.
        MARKED,
        /// Behind `####` or a phrase such as "the answer is".
        ANNOUNCED,
        /// It is the whole text.
        WHOLE,
        /// At the end of the text, without a mark.
        TAIL
    }
}
