package dev.hone.app.atlas.page;

/// A topic with its introduction and notes.
///
/// @param introduction as HTML
public record TopicPage(Frame frame, Shelf shelf, String introduction) {}
