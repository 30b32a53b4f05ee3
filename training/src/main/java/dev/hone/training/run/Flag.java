package dev.hone.training.run;

/// Something in a run that a person should look at: which rule saw it, after which step, and what it means in words.
public record Flag(String rule, int step, String message) {}
