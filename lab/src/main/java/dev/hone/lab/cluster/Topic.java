package dev.hone.lab.cluster;

import dev.hone.lab.text.MarkdownFile;

/// A shelf of notes.
///
/// @param order its place among the topics of its cluster
/// @param summary what belongs to it, in a sentence
/// @param file its introduction
public record Topic(String id, int order, String title, String summary, MarkdownFile file) {}
