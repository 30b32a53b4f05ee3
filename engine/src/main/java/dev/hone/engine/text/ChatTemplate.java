package dev.hone.engine.text;

import java.util.List;

/// A model's own way of writing a conversation as one text (a Jinja template).
public interface ChatTemplate {
    /// The template's source, as `tokenizer_config.json` or `chat_template.jinja` holds it.
    String source();

    /// The conversation as text; with `Reply.BEGUN` it ends where the assistant begins to speak.
    ///
    /// The text holds the begin token where the template puts one: none is to be added.
    ///
    /// @throws dev.hone.foundation.InputException if the template refuses the conversation or has an error
    String render(List<ChatMessage> messages, Reply reply);

    /// The same template, told whether the model is to think aloud first (`enable_thinking`); templates that know no
    /// such thing are not changed by it.
    default ChatTemplate with(Thinking thinking) {
        return this;
    }

    /// Whether what was written of a conversation stays as the conversation grows, turn by turn, up to these messages.
    ///
    /// Qwen3's template, for one, drops what the assistant thought in earlier turns: then the tokens of a prompt are
    /// not the beginning of the next prompt's, and a log-probability of the one says nothing about the other.
    /// Where the template refuses the first turns alone (a system turn without a user's), they are not looked at.
    ///
    /// @throws dev.hone.foundation.InputException if the template refuses the whole conversation
    default boolean keepsPrefix(List<ChatMessage> messages) {
        return Prefixes.kept(this, messages);
    }

    /// Whether the text ends with the beginning of an assistant's turn.
    enum Reply {
        NONE,
        BEGUN
    }

    /// Whether the model thinks aloud before it answers.
    enum Thinking {
        /// What the template does by itself.
        UNSPECIFIED,
        ON,
        OFF
    }
}
