package dev.hone.app.input;

import dev.hone.engine.Model;
import dev.hone.engine.files.PeftDirectory;
import dev.hone.foundation.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The low-rank adapter beside a model, where there is one.
public final class AdapterOption {
    @Option(names = "--adapter", paramLabel = "DIR",
            description = "Put this low-rank adapter beside the model: a PEFT directory.")
    private @Nullable Path directory;

    /// The model with the adapter that was asked for, or as it is.
    ///
    /// @throws InputException if the directory holds no adapter, or the adapter does not fit
    public Model beside(Model model) {
        Path place = directory;
        if (place == null) {
            return model;
        }
        if (!Files.exists(place.resolve("adapter_config.json"))) {
            throw new InputException(place + ": no adapter_config.json; --adapter needs a PEFT directory");
        }
        if (model.parameters().adapter().isPresent()) {
            throw new InputException(place + ": the model has an adapter already ("
                    + model.parameters().adapter().get() + "); give its base as the model");
        }
        return PeftDirectory.read(place, model);
    }
}
