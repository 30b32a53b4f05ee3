package dev.hone.engine.files;

import dev.hone.engine.ModelConfig;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.TensorView;
import dev.hone.engine.internal.files.JsonObject;
import dev.hone.engine.internal.files.WeightReader;
import dev.hone.foundation.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The weight files of a Hugging Face directory: one file, or shards with an index that says which tensor lies where.
/// Tensors that the model does not know are refused: leaving one out would compute something else.
final class CheckpointWeights implements AutoCloseable {
    static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final long LARGEST_INDEX = 64 << 20;
    private static final String TIED_HEAD = "lm_head.weight";
    private static final String EMBEDDING = "model.embed_tokens.weight";

    private final Path place;
    private final Map<String, Safetensors> files = new LinkedHashMap<>();
    private final Map<String, Safetensors> fileOfTensor = new LinkedHashMap<>();

    private CheckpointWeights(Path place) {
        this.place = place;
    }

    /// Reads the weights of a model of this shape; the file that counts is the one that `transformers` would take.
    static Parameters read(Path directory, ModelConfig config) {
        try (CheckpointWeights weights = open(directory)) {
            weights.requireKnown(config);
            return WeightReader.read(config, weights.place, view -> Optional.ofNullable(
                    weights.fileOfTensor.get(view.name()))
                    .map(file -> file.source(view.name())));
        }
    }

    private static CheckpointWeights open(Path directory) {
        Path single = directory.resolve(SINGLE);
        Path index = directory.resolve(INDEX);
        if (!Files.exists(single) && !Files.exists(index)) {
            boolean pickled = Files.exists(directory.resolve("pytorch_model.bin"))
                    || Files.exists(directory.resolve("pytorch_model.bin.index.json"));
            throw new InputException(directory + ": neither " + SINGLE + " nor " + INDEX
                    + (pickled ? "; pytorch_model.bin is code as much as weights: save it as safetensors" : ""));
        }
        var weights = new CheckpointWeights(Files.exists(single) ? single : index);
        try {
            if (Files.exists(single)) {
                Safetensors file = weights.file(single);
                file.names().forEach(name -> weights.fileOfTensor.put(name, file));
            } else {
                weights.follow(directory, index);
            }
            return weights;
        } catch (RuntimeException cause) { // close what is open, then hand on whatever it was
            weights.close();
            throw cause;
        }
    }

    private void follow(Path directory, Path index) {
        JsonObject map = JsonObject.read(index, LARGEST_INDEX)
                .object("weight_map")
                .orElseThrow(() -> new InputException(index + ": 'weight_map' is missing (tensor to file)"));
        for (String tensor : map.keys()) {
            String name = map.text(tensor).orElseThrow(() -> map.missing(tensor, "a file name"));
            if (!name.matches("[A-Za-z0-9._-]+\\.safetensors")) {
                throw map.wrong(tensor, "the name of a .safetensors file beside the index");
            }
            Safetensors file = file(directory.resolve(name));
            if (!file.names().contains(tensor)) {
                throw new InputException(index + ": tensor '" + tensor + "' is said to be in " + name + ", but is not");
            }
            fileOfTensor.put(tensor, file);
        }
    }

    private Safetensors file(Path path) {
        return files.computeIfAbsent(path.toString(), p -> Safetensors.open(path));
    }

    private void requireKnown(ModelConfig config) {
        Set<String> known = TensorView.all(new ParameterLayout(config)).stream()
                .map(TensorView::name)
                .collect(Collectors.toCollection(HashSet::new));
        List<String> unknown = fileOfTensor.keySet().stream()
                .filter(name -> !known.contains(name) && !name.endsWith(".rotary_emb.inv_freq"))
                .toList();
        if (unknown.equals(List.of(TIED_HEAD)) && config.head() == ModelConfig.Head.TIED) {
            requireSameAsEmbedding();
        } else if (!unknown.isEmpty()) {
            throw new InputException(place + ": tensor '" + unknown.getFirst() + "' does not belong to a "
                    + Family.of(config.architecture()).modelType + " model with a "
                    + config.head().name().toLowerCase(Locale.ROOT) + " head"
                    + (unknown.size() > 1 ? ", nor do " + (unknown.size() - 1) + " others" : ""));
        }
    }

    private void requireSameAsEmbedding() {
        Safetensors head = Objects.requireNonNull(fileOfTensor.get(TIED_HEAD));
        Safetensors embedding = fileOfTensor.get(EMBEDDING);
        if (embedding != null && !head.source(TIED_HEAD).equalBytes(embedding.source(EMBEDDING))) {
            throw new InputException(place + ": config.json ties the word embeddings, but '" + TIED_HEAD
                    + "' differs from '" + EMBEDDING + "'");
        }
    }

    @Override
    public void close() {
        files.values().forEach(Safetensors::close);
    }
}
