package dev.hone.app.atlas.page;

/// The frame of a run's rollouts; a script shows them.
public record RolloutsPage(Frame frame, String name, int rollouts) {}
