package dev.hone.reasoning.combination;

import dev.hone.engine.combine.EmulatedMixture;
import java.nio.file.Path;
import java.util.List;

/// Two emulated tunings, mixed: see [EmulatedMixture].
public record EmulatedMix(Path first, Path second, Path reference, double mix, double topP) implements Combination {
    public EmulatedMix {
        var _ = new EmulatedMixture(mix, topP); // refuses what makes no sense
    }

    @Override
    public String name() {
        return "emulated-mix";
    }

    @Override
    public List<Path> places() {
        return List.of(first, second, reference);
    }

    @Override
    public EmulatedMixture arithmetic() {
        return new EmulatedMixture(mix, topP);
    }
}
