package dev.hone.training.objective;

import dev.hone.training.tokens.TokenPass;

/// The algorithm's own objective and correction.
///
/// Of a replayed completion r = π / πbehaviour, clipped as the objective clips. Of a demonstration r = π / πold, with
/// πold the policy that the step begins with: without a correction its tokens count as if the policy had drawn them,
/// with `truncated-importance` they are weighed with πold / 1.
///
/// Source: the off-policy part of RePO, arXiv:2506.09340, for replayed completions.
public record OwnObjective() implements OffPolicy {
    @Override
    public double at(TokenPass pass, Objective own) {
        return own.at(pass);
    }

    @Override
    public String name() {
        return "own-objective";
    }
}
