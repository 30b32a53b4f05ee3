package dev.hone.tasks.registry;

import dev.hone.tasks.Verifier;

/// A verifier with the name that recipes and the command line use, and one sentence about it.
public record NamedVerifier(String name, String description, Verifier verifier) {}
