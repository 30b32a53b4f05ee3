package dev.hone.reasoning.combination;

import dev.hone.engine.combine.EmulatedFineTuning;
import java.nio.file.Path;
import java.util.List;

/// Emulated fine-tuning: see [EmulatedFineTuning].
public record Emulated(Path tuned, Path reference, double topP) implements Combination {
    public Emulated {
        var _ = new EmulatedFineTuning(topP); // refuses what makes no sense
    }

    @Override
    public String name() {
        return "emulated";
    }

    @Override
    public List<Path> places() {
        return List.of(tuned, reference);
    }

    @Override
    public EmulatedFineTuning arithmetic() {
        return new EmulatedFineTuning(topP);
    }
}
