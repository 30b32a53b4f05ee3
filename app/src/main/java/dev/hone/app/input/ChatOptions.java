package dev.hone.app.input;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether prompts are put into the model's chat template.
public final class ChatOptions {
    @Option(names = "--chat", description = "Put each prompt into the model's chat template, as a user's turn.")
    private boolean chat;

    @Option(names = "--system", paramLabel = "TEXT", description = "The system turn before it (needs --chat).")
    private @Nullable String system;

    /// Whether the template is wanted.
    public boolean wanted() {
        return chat;
    }

    /// The text of the system turn.
    public Optional<String> system() {
        return Optional.ofNullable(system);
    }
}
