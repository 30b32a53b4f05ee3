package dev.hone.app.command;

import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.app.atlas.site.SiteExport;
import dev.hone.app.input.NotesOption;
import dev.hone.app.input.Program;
import dev.hone.app.input.RunsOption;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone atlas export`: the atlas as files for any web server.
@Command(name = "export", description = "Write the atlas as files that any web server can show, under any path.")
final class AtlasExportCommand implements Callable<Integer> {
    private static final Pattern BASE = Pattern.compile("/([A-Za-z0-9._~-]+/)*");

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "DIR", description = "A new or empty folder, or one of an earlier export.")
    private Path folder = Path.of("atlas");

    @Mixin
    private NotesOption notes = new NotesOption();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Option(names = "--rollout-steps", paramLabel = "N", defaultValue = "12",
            description = "Of how many steps of a run to write all rollouts, evenly spaced (default:"
                    + " ${DEFAULT-VALUE}).")
    private int rolloutSteps;

    @Option(names = "--base", paramLabel = "PATH",
            description = "Where the site will lie on its server, such as / or /atlas/: 404.html then has right links"
                    + " wherever it is shown.")
    private Optional<String> base = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object: folder, files.")
    private boolean json;

    AtlasExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        base.filter(b -> !BASE.matcher(b).matches()).ifPresent(b -> {
            throw new InputException(
                    "--base '" + b + "': must be a path of letters, digits, '-', '_', '.' and '~' between"
                            + " slashes, such as / or /atlas/");
        });
        var site = new AtlasSite(notes.library(), Program.version(), runs.exported(rolloutSteps));
        int files = SiteExport.write(base.map(site::below).orElse(site), folder);
        if (json) {
            terminal.line(new Json().put("folder", folder.toString()).put("files", files));
        } else {
            terminal.line(files + " files in " + folder + "; its first page is " + folder.resolve("index.html"));
        }
        return ExitCode.OK;
    }
}
