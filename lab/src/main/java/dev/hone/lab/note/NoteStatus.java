package dev.hone.lab.note;

/// How far the question of a note has been tested here.
public sealed interface NoteStatus {
    /// Nothing was run.
    record NoExperiment() implements NoteStatus {}

    /// As pages print it.
    default String label() {
        return switch (this) {
            case NoExperiment n -> "no experiment yet";
        };
    }
}
