package dev.hone.tasks.registry;

import dev.hone.tasks.Verifier;
import java.util.List;

/// A verifier with the name that recipes and the command line use, one sentence about it, and the options that may
/// follow its name (`math:strict,digits=4`).
public record NamedVerifier(String name, String description, Verifier verifier, List<Choice> options) {
    public NamedVerifier {
        options = List.copyOf(options);
    }

    /// One without options.
    public NamedVerifier(String name, String description, Verifier verifier) {
        this(name, description, verifier, List.of());
    }

    /// An option as it is written, and what it does.
    public record Choice(String text, String description) {}
}
