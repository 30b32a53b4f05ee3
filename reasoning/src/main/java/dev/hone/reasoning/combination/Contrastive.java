package dev.hone.reasoning.combination;

import dev.hone.engine.combine.ContrastiveDecoding;
import java.nio.file.Path;
import java.util.List;

/// Contrastive decoding: see [ContrastiveDecoding].
public record Contrastive(Path amateur, double alpha, double temperature) implements Combination {
    public Contrastive {
        var _ = new ContrastiveDecoding(alpha, temperature); // refuses what makes no sense
    }

    @Override
    public String name() {
        return "contrastive";
    }

    @Override
    public List<Path> places() {
        return List.of(amateur);
    }

    @Override
    public ContrastiveDecoding arithmetic() {
        return new ContrastiveDecoding(alpha, temperature);
    }
}
