package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.tasks.registry.NamedVerifier;
import dev.hone.tasks.registry.Verifiers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hone verifiers`: what judges answers, by name.
@Command(name = "verifiers", description = "List the verifiers and their options.",
        footer = {"", "Options stand behind the name and a colon, separated by commas: math:strict,digits=4.",
            "JSON, a line a verifier: name, description, options (each with text and description)."})
final class VerifiersCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON object a verifier.")
    private boolean json;

    VerifiersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (NamedVerifier verifier : Verifiers.all()) {
            if (json) {
                terminal.line(object(verifier));
            } else {
                terminal.line("%-16s %s".formatted(verifier.name(), verifier.description()));
                verifier.options().forEach(
                        option -> terminal.line("  :%-13s %s".formatted(option.text(), option.description())));
            }
        }
        return ExitCode.OK;
    }

    private static Json object(NamedVerifier verifier) {
        return new Json().put("name", verifier.name()).put("description", verifier.description())
                .putObjects("options", verifier.options().stream()
                        .map(option -> new Json().put("text", option.text()).put("description", option.description()))
                        .toList());
    }
}
