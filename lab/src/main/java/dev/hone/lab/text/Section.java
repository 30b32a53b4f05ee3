package dev.hone.lab.text;

/// A part of a Markdown text under a second-level heading.
///
/// @param text what stands below the heading
/// @param line the first line of `text` in its file, counted from 1
public record Section(String heading, String text, int line) {}
