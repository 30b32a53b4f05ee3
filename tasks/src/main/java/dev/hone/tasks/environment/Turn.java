package dev.hone.tasks.environment;

/// One action and the world's answer to it; the observation is empty where the episode was over.
public record Turn(String action, String observation, double reward) {}
