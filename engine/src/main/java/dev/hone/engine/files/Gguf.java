package dev.hone.engine.files;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.internal.files.GgufConfig;
import dev.hone.engine.internal.files.GgufHeader;
import dev.hone.engine.internal.files.GgufText;
import dev.hone.engine.internal.files.GgufWeights;
import dev.hone.engine.internal.files.TensorFile;
import dev.hone.engine.text.ChatTemplate;
import dev.hone.engine.text.ChatTemplates;
import dev.hone.engine.text.Tokenizer;
import dev.hone.engine.text.Tokenizers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads a model from a GGUF file.
///
/// Architectures `llama`, `qwen2`, `qwen3`; tensors of F32, F16, BF16, Q8_0, Q4_0, Q4_1, dequantised to float32; the
/// tokenizer, chat template and end tokens from the metadata. The head is tied where the file has no `output.weight`.
/// Throws: `InputException` naming file, key, tensor or byte, what was found and what is allowed.
/// Source: the GGUF specification (ggml, docs/gguf.md).
public final class Gguf {
    private Gguf() {}

    /// Reads what shape the model of a file has, without its weights.
    public static ModelConfig config(Path path) {
        try (TensorFile file = TensorFile.open(path)) {
            return GgufConfig.read(file, GgufHeader.read(file));
        }
    }

    /// Reads a file. The weights are dequantised tensor by tensor straight into their packed array.
    public static Model read(Path path) {
        try (TensorFile file = TensorFile.open(path)) {
            GgufHeader header = GgufHeader.read(file);
            ModelConfig config = GgufConfig.read(file, header);
            GgufText text = GgufText.read(header.metadata());
            Optional<Tokenizer> tokenizer = text.vocabulary().map(v -> Tokenizers.fromGguf(path, v));
            tokenizer.ifPresent(t -> ModelDirectory.requireEnoughEmbeddings(path, t, config));
            Optional<ChatTemplate> template = text.vocabulary().flatMap(v -> ChatTemplates.fromGguf(path, v));
            List<Integer> ends =
                    text.endTokens().isEmpty() ? tokenizer.map(Tokenizer::endTokens).orElse(List.of())
                            : text.endTokens();
            Parameters parameters = GgufWeights.read(file, header, config);
            return new Model(parameters, tokenizer, template, ends);
        }
    }
}
