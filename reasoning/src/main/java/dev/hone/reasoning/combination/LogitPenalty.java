package dev.hone.reasoning.combination;

import dev.hone.engine.combine.LogitContrast;
import java.nio.file.Path;
import java.util.List;

/// Contrastive decoding on logits: see [LogitContrast].
public record LogitPenalty(Path amateur, double alpha, double beta) implements Combination {
    public LogitPenalty {
        var _ = new LogitContrast(alpha, beta); // refuses what makes no sense
    }

    @Override
    public String name() {
        return "logit-contrast";
    }

    @Override
    public List<Path> places() {
        return List.of(amateur);
    }

    @Override
    public LogitContrast arithmetic() {
        return new LogitContrast(alpha, beta);
    }
}
