package dev.hone.training.recipe;

import java.util.Optional;

/// How a problem becomes a prompt.
///
/// `system` is the system turn of a conversation; it needs the model's chat template.
public record PromptSettings(Chat chat, Optional<String> system) {
    /// Whether the model's chat template is used.
    public enum Chat {
        /// The template where the model has one, the bare text otherwise.
        AUTO,
        /// The template; a model without one is refused.
        TEMPLATE,
        /// The bare text, after the token that begins every prompt where the model has one.
        PLAIN
    }

    public PromptSettings {
        if (system.isPresent() && chat == Chat.PLAIN) {
            throw new IllegalArgumentException("a system text needs the chat template; set chat to template or auto");
        }
    }

    static PromptSettings read(Section s) {
        Chat chat = s.choice("chat", Chat.AUTO);
        Optional<String> system = s.optionalText("system");
        return s.finish(() -> new PromptSettings(chat, system));
    }

    void write(Outline o) {
        o.put("chat", chat);
        system.ifPresent(text -> o.put("system", text));
    }
}
