package dev.hone.tasks;

/// How a family's prompts reach a model.
public enum PromptForm {
    /// As they are: the completion goes on where the prompt ends.
    TEXT,
    /// As the text of a user's turn, in the model's chat template.
    CHAT
}
