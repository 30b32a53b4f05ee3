package dev.hone.engine.text;

/// One turn of a conversation. `role` is what the model's template knows: usually system, user, assistant or tool.
public record ChatMessage(String role, String content) {
    /// A user's turn.
    public static ChatMessage user(String content) {
        return new ChatMessage("user", content);
    }
}
