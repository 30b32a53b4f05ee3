package dev.hone.reasoning.scorer;

import dev.hone.foundation.InputException;
import java.nio.file.Path;

/// Models with a scalar head by their place, read once each.
@FunctionalInterface
public interface ScalarModels {
    /// None at all.
    ScalarModels NONE = place -> {
        throw new InputException("the model " + place + " cannot be read here; no scalar models were given");
    };

    /// The model at a place.
    ///
    /// @throws InputException if there is none, or it gives tokens instead of numbers
    ScalarModel at(Path place);
}
