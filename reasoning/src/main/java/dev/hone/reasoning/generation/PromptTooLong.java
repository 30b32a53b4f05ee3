package dev.hone.reasoning.generation;

import dev.hone.foundation.InputException;

/// A prompt that leaves no room for a completion, here or behind a server. It concerns one question: others may still
/// be answered.
public final class PromptTooLong extends InputException {
    private static final long serialVersionUID = 1L;

    public PromptTooLong(String message) {
        super(message);
    }
}
