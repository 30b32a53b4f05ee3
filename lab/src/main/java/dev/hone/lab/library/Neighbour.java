package dev.hone.lab.library;

import dev.hone.lab.note.Note;
import dev.hone.lab.note.RelationType;

/// One end of an edge, seen from the other.
///
/// @param note the note at the other end
/// @param direction whether the edge leads to that note or comes from it
public record Neighbour(Note note, RelationType type, Direction direction, String reason) {
    /// Which way an edge points.
    public enum Direction {
        /// From the note at hand to the other.
        OUT,
        /// From the other note to this one.
        IN
    }

    /// The relation as it reads from the note at hand.
    public String label() {
        return switch (direction) {
            case OUT -> type.label();
            case IN -> type.inverse();
        };
    }
}
