package dev.hone.app.input;

import dev.hone.app.terminal.Terminal;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The MODEL that a command works on, as its first argument.
public final class ModelArgument {
    @Parameters(index = "0", paramLabel = "MODEL",
            description = "A Hugging Face directory, a GGUF file, the folder of a run, or a name of the hub"
                    + " (owner/name[@revision]).")
    private String given = "";

    @Option(names = "--download", description = "Fetch what is named by the hub and not in its cache yet.")
    private boolean download;

    /// What was given.
    public String given() {
        return given;
    }

    /// Where it is on this machine.
    ///
    /// @throws dev.hone.foundation.InputException if it is nowhere, or cannot be fetched
    public Path place(Terminal terminal) {
        return HubNames.model(given, fetching(), terminal);
    }

    /// Whether what the hub names may be fetched.
    public Fetching fetching() {
        return download ? Fetching.IF_MISSING : Fetching.NEVER;
    }
}
