package dev.hone.app.command;

import dev.hone.app.atlas.experiment.ExperimentBench;
import dev.hone.app.atlas.server.AtlasServer;
import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.app.input.NotesOption;
import dev.hone.app.input.Program;
import dev.hone.app.input.RunsOption;
import dev.hone.app.lab.KeptResults;
import dev.hone.app.terminal.Terminal;
import dev.hone.lab.experiment.Experiments;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone atlas`: the atlas as a web site on this machine.
@Command(name = "atlas", description = "Show the atlas of questions in a browser; atlas export writes it as files.",
        synopsisSubcommandLabel = "[export]",
        footer = {
            "",
            "The address is printed and nothing is opened. Only this machine can reach it. Ctrl-C ends it."
        })
final class AtlasCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "N", defaultValue = "4663",
            description = "Port to listen on; 0 takes any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--work", paramLabel = "DIR", defaultValue = KeptResults.USUAL_WORK,
            description = "Where experiments that are run from a page keep trials and evidence, as hone ask does"
                    + " (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of(KeptResults.USUAL_WORK);

    @Mixin
    private NotesOption notes = new NotesOption();

    @Mixin
    private RunsOption runs = new RunsOption();

    AtlasCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        var site = new AtlasSite(notes.library(), Program.version(), runs.served());
        try (var server = AtlasServer.start(site, new ExperimentBench(Experiments.all(), work), port)) {
            terminal.line(server.address());
            var end = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(end::countDown));
            end.await();
        }
        return ExitCode.OK;
    }
}
