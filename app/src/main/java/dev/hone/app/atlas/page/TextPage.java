package dev.hone.app.atlas.page;

/// A page of running text.
public record TextPage(Frame frame, String heading, String html) {}
