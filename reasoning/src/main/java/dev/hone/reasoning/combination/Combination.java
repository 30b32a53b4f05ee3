package dev.hone.reasoning.combination;

import dev.hone.engine.Model;
import dev.hone.engine.combine.CombinedModel;
import dev.hone.engine.combine.LogitArithmetic;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Models that are put beside a base at decoding time, by their places, and the arithmetic on all their logits.
public sealed interface Combination permits Proxy, Emulated, EmulatedMix, Contrastive, LogitPenalty {
    /// Lower-case name, as the command line spells it.
    String name();

    /// Where the models beside the base are, in the order of the arithmetic's roles.
    List<Path> places();

    /// What the logits become.
    LogitArithmetic arithmetic();

    /// The base with these models; one that has several roles is read once.
    ///
    /// @throws dev.hone.foundation.InputException if a model is not there, or has another vocabulary
    default CombinedModel beside(Model base, Function<Path, Model> reader) {
        Map<Path, Model> read = new HashMap<>();
        List<Model> others = places().stream().map(place -> read.computeIfAbsent(place, reader)).toList();
        return new CombinedModel(base, others, arithmetic());
    }
}
