package dev.hone.app.input;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.engine.Model;
import dev.hone.engine.adapter.Adapter;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.engine.files.WeightType;
import dev.hone.foundation.AtomicFile;
import dev.hone.foundation.InputException;
import dev.hone.training.card.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The SOURCE of a model, the directory into which it is written, and how.
public final class ModelCopy {
    @Parameters(index = "0", paramLabel = "SOURCE",
            description = "A GGUF file (llama, qwen2, qwen3), a Hugging Face directory, the folder of a run,"
                    + " or a name of the hub (owner/name[@revision]).")
    private String given = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "The directory to write; made where it is missing.")
    private Path directory = Path.of("");

    @Option(names = "--type", paramLabel = "TYPE", defaultValue = "f32",
            description = "How weights are stored: f32 (every bit) or bf16 (half the size). Default: ${DEFAULT-VALUE}.")
    private WeightType type = WeightType.F32;

    @Mixin
    private AdapterOption adapter = new AdapterOption();

    @Option(names = "--adapter-only",
            description = "Write the adapter alone, as a PEFT directory, instead of merging it into the model.")
    private boolean adapterOnly;

    @Option(names = "--overwrite", description = "Replace the model that DIR holds already.")
    private boolean overwrite;

    private Optional<ModelCard> card = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object: directory, parameters, type.")
    private boolean json;

    /// Where the model comes from. A directory that holds a model already is refused, before anything large is read or
    /// fetched.
    public Path source(Fetching fetching, Terminal terminal) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new InputException(directory + ": a file; a directory to write is needed");
        }
        String other = adapterOnly ? "config.json" : "adapter_config.json";
        if (Files.exists(directory.resolve(other))) {
            throw new InputException(directory + ": holds " + other
                    + ", and a reader would take both for one model; choose another directory");
        }
        if (!overwrite && Files.exists(directory.resolve(adapterOnly ? "adapter_config.json" : "config.json"))) {
            throw new InputException(directory + ": holds a model already; choose another directory, or --overwrite");
        }
        try {
            Path source = Path.of(given);
            if (Files.exists(directory) && Files.exists(source) && Files.isSameFile(source, directory)) {
                throw new InputException(directory + ": the source itself; choose another directory");
            }
        } catch (IOException cause) {
            throw new InputException(directory + ": cannot be looked at: " + cause.getMessage(), cause);
        }
        return HubNames.model(given, fetching, terminal);
    }

    /// Says what the model's card is to tell. A README.md that lies in the directory stays, unless --overwrite is
    /// given.
    public void describe(ModelCard told) {
        card = Optional.of(told);
    }

    /// Writes the model and says so. An adapter is merged into the model's own weights, unless it is wanted alone.
    public void write(Model read, Terminal terminal) {
        Model model = adapter.beside(read);
        Optional<Adapter> beside = model.parameters().adapter();
        if (adapterOnly && beside.isEmpty()) {
            throw new InputException(given + ": the model has no adapter; leave out --adapter-only");
        }
        if (adapterOnly && type != WeightType.F32) {
            throw new InputException("adapters are stored as f32; leave out --type");
        }
        if (beside.isPresent() && !adapterOnly) {
            model = model.with(model.parameters().withoutAdapter());
            beside.get().mergeInto(model.parameters());
        }
        ModelDirectory.write(model, directory, type);
        Path readme = ModelCard.file(directory);
        if (card.isPresent() && (overwrite || !Files.exists(readme))) {
            AtomicFile.write(readme, card.get().markdown(String.valueOf(directory.toAbsolutePath().getFileName())));
        }
        long count = adapterOnly ? model.parameters().trainedCount() : model.parameters().count();
        String stored = type.name().toLowerCase(Locale.ROOT);
        if (json) {
            terminal.line(new Json()
                    .put("directory", directory.toString())
                    .put("parameters", count)
                    .put("type", stored));
        } else {
            terminal.line("wrote %s (%,d parameters, %s%s)".formatted(directory, count, stored, note(model)));
        }
    }

    private String note(Model model) {
        if (adapterOnly) {
            return ", the adapter alone";
        }
        return model.tokenizer().isPresent() ? "" : ", no tokenizer";
    }
}
