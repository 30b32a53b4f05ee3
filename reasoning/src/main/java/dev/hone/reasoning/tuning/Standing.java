package dev.hone.reasoning.tuning;

/// What a search found of an arm: over how many questions (an arm meets them until it is dropped in `round`, from 1),
/// the mean score, the mean cost in tokens (prompt, completions, scorers) and the value, score − price · cost / 1000.
public record Standing(PromptArm arm, int questions, double score, double cost, double value, int round) {}
