package dev.hone.engine.text;

import dev.hone.engine.Model;
import dev.hone.foundation.InputException;
import java.util.List;

/// Prompts as a model's token ids.
public final class PromptTokens {
    private final Model model;
    private final Tokenizer tokenizer;

    /// @throws InputException if the model has no tokenizer
    public PromptTokens(Model model) {
        this.model = model;
        this.tokenizer = model.tokenizer()
                .orElseThrow(() -> new InputException("the model has no tokenizer; give prompts as token ids"));
    }

    /// A text, after the token that begins every prompt where the model has one and the text does not spell it.
    ///
    /// @throws InputException if the vocabulary cannot express the text
    public int[] plain(String text) {
        int[] ids = tokenizer.encode(text);
        if (tokenizer.beginToken().isEmpty()) {
            return ids;
        }
        int begin = tokenizer.beginToken().getAsInt();
        if (ids.length > 0 && ids[0] == begin) { // it was spelt out
            return ids;
        }
        int[] begun = new int[ids.length + 1];
        begun[0] = begin;
        System.arraycopy(ids, 0, begun, 1, ids.length);
        return begun;
    }

    /// A conversation in the model's chat template, up to where the assistant begins to speak.
    ///
    /// @throws InputException if the model has no chat template, or it refuses the conversation
    public int[] chat(List<ChatMessage> turns) {
        ChatTemplate template = model.chatTemplate()
                .orElseThrow(() -> new InputException("the model has no chat template; give the prompt as a text"));
        return tokenizer.encode(template.render(turns, ChatTemplate.Reply.BEGUN));
    }
}
