package dev.hone.reasoning.solve;

import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.scorer.ScalarModels;
import java.util.Optional;

/// What strategies and scorers may use besides the model that solves: another model that judges (the solving one itself
/// where there is none), and models that give numbers.
public record Helpers(Optional<Generator> judge, ScalarModels scalars) {
    /// Only the model that solves.
    public static final Helpers NONE = new Helpers(Optional.empty(), ScalarModels.NONE);
}
