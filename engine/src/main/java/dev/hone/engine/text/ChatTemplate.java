package dev.hone.engine.text;

import java.util.List;

/// A model's own way of writing a conversation as one text (a Jinja template).
public interface ChatTemplate {
    /// The template's source, as `tokenizer_config.json` or `chat_template.jinja` holds it.
    String source();

    /// The conversation as text; with `Reply.BEGUN` it ends where the assistant begins to speak.
    ///
    /// @throws dev.hone.foundation.InputException if the template refuses the conversation or has an error
    String render(List<ChatMessage> messages, Reply reply);

    /// Whether the text ends with the beginning of an assistant's turn.
    enum Reply { NONE, BEGUN }
}
