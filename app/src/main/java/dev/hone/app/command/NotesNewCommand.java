package dev.hone.app.command;

import dev.hone.app.terminal.Terminal;
import dev.hone.lab.cluster.Skeleton;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone notes new`: a skeleton to fill.
@Command(name = "new", description = "Write the skeleton of a note into a folder of notes.",
        footer = {
            "",
            "A folder that is not there yet becomes a cluster of its own, with one topic. Nothing is overwritten."
        })
final class NotesNewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The note's id: lower-case words joined by hyphens.")
    private String id = "";

    @Option(names = "--notes", paramLabel = "DIR", defaultValue = "notes",
            description = "The folder of notes (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("notes");

    NotesNewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Skeleton.write(folder, id).forEach(file -> terminal.line("wrote " + file));
        terminal.note("fill it in, then: hone notes check " + folder);
        return ExitCode.OK;
    }
}
