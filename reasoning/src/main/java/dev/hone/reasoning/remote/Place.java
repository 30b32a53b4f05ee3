package dev.hone.reasoning.remote;

import dev.hone.reasoning.generation.Prompt;

/// Where a server is asked.
enum Place {
    /// Texts and token ids.
    COMPLETIONS("/completions"),
    /// Conversations.
    CHAT("/chat/completions");

    private final String path;

    Place(String path) {
        this.path = path;
    }

    /// Its path below the base.
    String path() {
        return path;
    }

    /// Where this prompt is sent.
    static Place of(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text _,Prompt.Tokens _ -> COMPLETIONS;
            case Prompt.Chat _ -> CHAT;
        };
    }
}
