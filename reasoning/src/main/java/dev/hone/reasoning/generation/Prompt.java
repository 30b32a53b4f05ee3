package dev.hone.reasoning.generation;

import dev.hone.engine.text.ChatMessage;
import java.util.List;

/// What a model is asked to continue.
public sealed interface Prompt {
    /// A text, after the token that begins every prompt where the model has one.
    record Text(String text) implements Prompt {}

    /// A conversation in the model's chat template; the model writes the assistant's next turn.
    ///
    /// Throws: `IllegalArgumentException` for no turn.
    record Chat(List<ChatMessage> turns) implements Prompt {
        public Chat {
            turns = List.copyOf(turns);
            if (turns.isEmpty()) {
                throw new IllegalArgumentException("a conversation needs at least one turn");
            }
        }
    }

    /// Token ids as they are. This is how a completion is gone on with: its prompt and its tokens, never tokenised
    /// again.
    ///
    /// Throws: `IllegalArgumentException` for no token.
    record Tokens(int[] ids) implements Prompt {
        public Tokens {
            if (ids.length == 0) {
                throw new IllegalArgumentException("a prompt needs at least one token");
            }
        }
    }
}
