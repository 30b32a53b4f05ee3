package dev.hone.engine;

import dev.hone.engine.text.ChatTemplate;
import dev.hone.engine.text.Tokenizer;
import java.util.List;
import java.util.Optional;

/// A language model as it is read from disk: weights, and the text side where there is one.
///
/// `endTokens` are those of the generation settings, or of the model's or the tokenizer's configuration where those
/// name none.
public record Model(
        Parameters parameters, Optional<Tokenizer> tokenizer, Optional<ChatTemplate> chatTemplate,
        List<Integer> endTokens) {
    public Model {
        endTokens = List.copyOf(endTokens);
    }

    /// The same text side around other weights.
    public Model with(Parameters other) {
        return new Model(other, tokenizer, chatTemplate, endTokens);
    }

    /// The shape of the model.
    public ModelConfig config() {
        return parameters.config();
    }
}
