package dev.hone.engine.files;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.TensorView;
import dev.hone.engine.internal.files.JsonObject;
import dev.hone.engine.text.ChatTemplate;
import dev.hone.engine.text.ChatTemplates;
import dev.hone.engine.text.Tokenizer;
import dev.hone.engine.text.Tokenizers;
import dev.hone.foundation.AtomicFile;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A model on disk as a Hugging Face directory.
///
/// Read: `config.json`; `model.safetensors`, or shards with `model.safetensors.index.json`; `generation_config.json`;
/// `tokenizer.json` with `tokenizer_config.json`; the chat template. Only configuration and weights must be there.
/// Written: the same files with one weight file; `transformers` 4 and 5 load them. A model with an adapter is written
/// as the adapter alone ([PeftDirectory]), which names its base; `Parameters.merged` makes one model of both.
/// Throws: `InputException` naming file, key or tensor, what was found and what is allowed.
public final class ModelDirectory {
    private static final String CONFIG = "config.json";
    private static final String GENERATION = "generation_config.json";
    private static final long LARGEST_GENERATION = 1 << 20;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ModelDirectory() {}

    /// Reads a model. The weights are decoded tensor by tensor straight into their packed array.
    public static Model read(Path directory) {
        if (PeftDirectory.isOne(directory)) {
            return PeftDirectory.read(directory);
        }
        requireModel(directory);
        HuggingFaceConfig config = HuggingFaceConfig.read(directory.resolve(CONFIG));
        Optional<Tokenizer> tokenizer = Tokenizers.read(directory);
        tokenizer.ifPresent(t -> requireEnoughEmbeddings(directory, t, config.model()));
        List<Integer> ends = endTokens(directory, config, tokenizer);
        Optional<ChatTemplate> template = ChatTemplates.read(directory);
        Parameters parameters = CheckpointWeights.read(directory, config.model());
        return new Model(parameters, tokenizer, template, ends);
    }

    /// Reads what shape a model has, without its weights; of an adapter, the shape of its base.
    public static ModelConfig config(Path directory) {
        if (PeftDirectory.isOne(directory)) {
            return PeftDirectory.baseConfig(directory);
        }
        requireModel(directory);
        return HuggingFaceConfig.read(directory.resolve(CONFIG)).model();
    }

    private static void requireModel(Path directory) {
        if (!Files.isDirectory(directory)) {
            String name = directory.toString();
            throw new InputException(directory + ": " + (Files.exists(directory) ? "not a directory" : "does not exist")
                    + (name.endsWith(".gguf") ? "; import a GGUF file into a model directory first" : ""));
        }
        if (!Files.exists(directory.resolve(CONFIG))) {
            throw new InputException(directory + ": no " + CONFIG + "; a Hugging Face model directory was expected");
        }
    }

    static void requireEnoughEmbeddings(Path place, Tokenizer tokenizer, ModelConfig config) {
        if (tokenizer.size() > config.vocabulary()) {
            throw new InputException(place + ": the tokenizer has " + tokenizer.size()
                    + " tokens, the model's vocabulary is " + config.vocabulary());
        }
    }

    private static List<Integer> endTokens(Path directory, HuggingFaceConfig config, Optional<Tokenizer> tokenizer) {
        Path file = directory.resolve(GENERATION);
        if (Files.exists(file)) {
            List<Integer> ends = TokenIds.read(
                    JsonObject.read(file, LARGEST_GENERATION), "eos_token_id", config.model().vocabulary());
            if (!ends.isEmpty()) {
                return ends;
            }
        }
        return config.endTokens().isEmpty() ? tokenizer.map(Tokenizer::endTokens).orElse(List.of())
                : config.endTokens();
    }

    /// Writes a model with all bits of its weights.
    public static void write(Model model, Path directory) {
        write(model, directory, WeightType.F32);
    }

    /// Writes a model; makes the directory where it is missing. Each file is replaced in one step, the weights last;
    /// files of other names are left alone.
    public static void write(Model model, Path directory, WeightType type) {
        if (model.parameters().adapter().isPresent()) {
            PeftDirectory.write(model.parameters().adapter().get(), directory);
            return;
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException cause) {
            throw new InputException(directory + ": cannot be made: " + cause, cause);
        }
        OptionalInt begin = model.tokenizer().map(Tokenizer::beginToken).orElse(OptionalInt.empty());
        new HuggingFaceConfig(model.config(), model.endTokens(), begin).write(directory.resolve(CONFIG), type);
        ObjectNode generation = MAPPER.createObjectNode();
        TokenIds.write(generation, "bos_token_id", begin.stream().boxed().toList());
        TokenIds.write(generation, "eos_token_id", model.endTokens());
        AtomicFile.write(directory.resolve(GENERATION), MAPPER.writeValueAsString(generation) + "\n");
        model.tokenizer().ifPresent(t -> t.write(directory));
        model.chatTemplate().ifPresent(t -> ChatTemplates.write(t, directory));
        float[] values = model.parameters().values();
        List<SafetensorsWriter.Tensor> tensors = TensorView.all(model.parameters().layout()).stream()
                .map(view -> SafetensorsWriter.Tensor.of(view, values))
                .toList();
        SafetensorsWriter.write(
                directory.resolve(CheckpointWeights.SINGLE), type, Map.of("format", "pt"), tensors);
    }
}
