package dev.hone.app.command;

import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.app.atlas.site.SiteExport;
import dev.hone.app.input.NotesOption;
import dev.hone.app.input.Program;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone atlas export`: the atlas as files for any web server.
@Command(name = "export", description = "Write the atlas as files that any web server can show, under any path.")
final class AtlasExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "DIR", description = "A new or empty folder, or one of an earlier export.")
    private Path folder = Path.of("atlas");

    @Mixin
    private NotesOption notes = new NotesOption();

    @Option(names = "--json", description = "Print one JSON object: folder, files.")
    private boolean json;

    AtlasExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int files = SiteExport.write(new AtlasSite(notes.library(), Program.version()), folder);
        if (json) {
            terminal.line(new Json().put("folder", folder.toString()).put("files", files));
        } else {
            terminal.line(files + " files in " + folder + "; its first page is " + folder.resolve("index.html"));
        }
        return ExitCode.OK;
    }
}
