package dev.hone.lab.note;

/// A typed edge from one note to another, with its reason in a sentence.
///
/// @param note the other note's id
/// @param place where it is written, `file:line`
public record Relation(String note, RelationType type, String reason, String place) {}
