package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.lab.check.ClusterCheck;
import dev.hone.lab.cluster.ClusterSource;
import dev.hone.lab.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone notes check`: what is missing or wrong in notes, with file and line.
@Command(name = "check", description = "Say what is missing or wrong in a folder of notes, with file and line.",
        footer = {
            "",
            "Without DIR the shipped notes are checked. JSON, a line a finding: severity (error or warning), place,",
            "message. Ends with code 1 if there is an error."
        })
final class NotesCheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "A folder of notes.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a finding.")
    private boolean json;

    NotesCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<ClusterSource> sources = folder.<List<ClusterSource>>map(
                f -> List.of(new ClusterSource.Shipped(), new ClusterSource.Folder(f)))
                .orElse(List.of(new ClusterSource.Shipped()));
        ClusterCheck.Report report = ClusterCheck.of(sources);
        long errors = report.findings().stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .count();
        report.findings().forEach(this::print);
        if (!json) {
            int notes = report.library().clusters().getLast().notes().size();
            terminal.line("%d notes: %d errors, %d warnings"
                    .formatted(notes, errors, report.findings().size() - errors));
        }
        return errors == 0 ? ExitCode.OK : ExitCode.FOUND;
    }

    private void print(Finding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        if (json) {
            terminal.line(new Json()
                    .put("severity", severity)
                    .put("place", finding.place())
                    .put("message", finding.message()));
        } else {
            terminal.line(finding.place() + ": " + severity + ": " + finding.message());
        }
    }
}
