package dev.hone.training.correction;

import dev.hone.training.tokens.Level;
import dev.hone.training.tokens.TokenPass;

/// Leaves all weights 1: right where the behaviour is the proximal policy, as it is in a synchronous run.
public record NoCorrection() implements Correction {
    @Override
    public void at(TokenPass pass) {}

    @Override
    public Level level() {
        return Level.SEQUENCE;
    }

    @Override
    public String name() {
        return "none";
    }
}
