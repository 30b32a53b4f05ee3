package dev.hone.engine.files;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.TensorView;
import dev.hone.engine.adapter.Adapter;
import dev.hone.engine.adapter.LoraSettings;
import dev.hone.foundation.AtomicFile;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An adapter on disk as PEFT stores it: `adapter_config.json` and `adapter_model.safetensors`.
///
/// The files hold the adapter alone; its base is named in them and read from where that name points. What is written
/// here, `peft` loads, and the other way round, for LoRA of one rank on linear layers of the decoder. Refused, because
/// it would change results silently: DoRA, biases, ranks or alphas that differ from layer to layer, saved modules.
/// Throws: `InputException` naming file, key or tensor, what was found and what is allowed.
/// Source: the PEFT checkpoint format (huggingface/peft, docs/source/developer_guides/checkpoint.md).
public final class PeftDirectory {
    static final String CONFIG = "adapter_config.json";
    static final String WEIGHTS = "adapter_model.safetensors";

    /// What PEFT puts in front of the names of modules.
    static final String PREFIX = "base_model.model.";

    private PeftDirectory() {}

    /// Whether a directory holds an adapter and no model of its own.
    public static boolean isOne(Path directory) {
        return Files.exists(directory.resolve(CONFIG)) && !Files.exists(directory.resolve("config.json"));
    }

    /// Reads an adapter and the base that it names.
    public static Model read(Path directory) {
        return read(directory, base(directory));
    }

    private static Model base(Path directory) {
        Path place = basePlace(directory);
        return Files.isRegularFile(place) ? Gguf.read(place) : ModelDirectory.read(place);
    }

    /// The shape of the base that an adapter names.
    static ModelConfig baseConfig(Path directory) {
        Path place = basePlace(directory);
        return Files.isRegularFile(place) ? Gguf.config(place) : ModelDirectory.config(place);
    }

    private static Path basePlace(Path directory) {
        String name = PeftConfig.read(directory.resolve(CONFIG)).baseName();
        Path place;
        try {
            place = Path.of(name);
        } catch (InvalidPathException cause) {
            throw new InputException(noBase(directory, name), cause);
        }
        if (!Files.isRegularFile(place) && (!Files.isDirectory(place) || isOne(place))) {
            throw new InputException(noBase(directory, name));
        }
        return place;
    }

    private static String noBase(Path directory, String name) {
        return directory.resolve(CONFIG) + ": base_model_name_or_path is '" + name
                + "', and no model is there; give the base as the model and this directory with --adapter";
    }

    /// Reads an adapter and puts it beside this base. Where the adapter has a scalar head, the base gets one in place
    /// of its logits.
    public static Model read(Path directory, Model base) {
        PeftConfig config = PeftConfig.read(directory.resolve(CONFIG));
        Path file = directory.resolve(WEIGHTS);
        try (Safetensors tensors = Safetensors.open(file)) {
            List<LoraSettings.Place> places = PeftNames.places(file, tensors.names(), base.config().layers());
            var settings = new LoraSettings(
                    config.rank(), config.alpha(), config.scaling(),
                    places.stream().map(LoraSettings.Place::linear).distinct().toList(),
                    places.stream().map(LoraSettings.Place::layer).distinct().toList(),
                    config.dropout());
            Parameters trunk = config.values() ? base.parameters().withScalarHead() : base.parameters();
            Adapter adapter = Adapter.zeros(trunk.layout(), settings, places, config.baseName());
            for (TensorView view : adapter.views()) {
                fill(file, tensors, view, adapter.values());
            }
            return base.with(trunk.with(adapter));
        }
    }

    private static void fill(Path file, Safetensors tensors, TensorView view, float[] values) {
        String name = PREFIX + view.name();
        List<Long> expected = List.of((long) view.rows(), (long) view.columns());
        List<Long> found = tensors.shape(name);
        if (!found.equals(expected)) {
            throw new InputException(file + ": tensor '" + name + "' has shape " + found + "; rank and model ask for "
                    + expected);
        }
        float[] numbers = tensors.read(name);
        for (int r = 0; r < view.rows(); r++) {
            for (int c = 0; c < view.columns(); c++) {
                values[view.index(r, c)] = numbers[r * view.columns() + c];
            }
        }
    }

    /// Writes an adapter with all bits of its weights; makes the directory where it is missing.
    public static void write(Adapter adapter, Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException cause) {
            throw new InputException(directory + ": cannot be made: " + cause, cause);
        }
        AtomicFile.write(directory.resolve(CONFIG), PeftConfig.of(adapter).json());
        List<SafetensorsWriter.Tensor> tensors = adapter.views().stream()
                .map(view -> SafetensorsWriter.Tensor.of(view, adapter.values()))
                .map(t -> new SafetensorsWriter.Tensor(
                        PREFIX + t.name(), t.shape(), t.rows(), t.columns(), t.source()))
                .toList();
        SafetensorsWriter.write(
                directory.resolve(WEIGHTS), WeightType.F32, Map.of("format", "pt"), tensors);
    }
}
