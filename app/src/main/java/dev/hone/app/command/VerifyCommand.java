package dev.hone.app.command;

import dev.hone.app.input.Program;
import dev.hone.app.input.RunSession;
import dev.hone.app.lab.ExperimentLines;
import dev.hone.app.lab.ExperimentView;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFile;
import dev.hone.lab.evidence.Verification;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Experiments;
import dev.hone.lab.experiment.Interrupted;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.run.Runner;
import dev.hone.lab.run.RunnerListener;
import dev.hone.lab.run.RunnerOptions;
import dev.hone.training.loop.Cancellation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone verify`: repeats an experiment from nothing and says whether its evidence holds.
@Command(name = "verify", description = "Repeat an experiment, and say whether its evidence holds.",
        footer = {
            "",
            "Bases are built again too. Evidence holds with the same bits, or else with the same verdicts and every",
            "contrast's mean inside the committed interval; not where a number no longer has the hash that seals",
            "it. Exit code 1 where it does not hold. JSON: progress lines, then one with id, match (same_bits,",
            "holds, broken), differences."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The question's id.")
    private String id = "";

    @Option(names = "--profile", paramLabel = "P", defaultValue = "quick",
            description = "Whose evidence (default: ${DEFAULT-VALUE}).")
    private Profile profile = Profile.QUICK;

    @Option(names = "--evidence", paramLabel = "DIR", defaultValue = "evidence",
            description = "Where evidence lies (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("evidence");

    @Option(names = "--work", paramLabel = "DIR",
            description = "Where trials and bases are kept; a folder of its own, so that nothing is taken over"
                    + " (default: runs/lab-verify).")
    private @Nullable Path work;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Program.label();
        Experiment experiment = Experiments.named(id);
        Evidence committed = committed(experiment);
        RunnerListener listener = json ? new ExperimentLines(terminal) : new ExperimentView(terminal);
        var cancellation = new Cancellation();
        RunnerOptions options = RunnerOptions.in(work == null ? Path.of("runs", "lab-verify") : work);
        try {
            Evidence again = RunSession.stoppable(terminal, cancellation,
                    () -> new Runner(experiment, profile, options, listener, cancellation).run()).evidence();
            return say(Verification.of(committed, again));
        } catch (Interrupted stopped) { // a wish of the user's, not a fault
            terminal.note("hone: " + stopped.getMessage());
            return ExitCode.CANCELLED;
        }
    }

    private Evidence committed(Experiment experiment) {
        List<Path> files = EvidenceFile.of(id, folder);
        String wanted = profile.spelt() + "-" + experiment.protocol().hash() + ".json";
        return files.stream()
                .filter(f -> f.getFileName().toString().equals(wanted))
                .findFirst()
                .map(EvidenceFile::read)
                .orElseThrow(() -> new InputException(folder.resolve(id).resolve(wanted) + ": there is no such evidence"
                        + (files.isEmpty()
                                ? "; hone ask " + id + " makes it"
                                : ", but of another protocol or profile: "
                                        + files.stream().map(f -> f.getFileName().toString()).toList())));
    }

    private int say(Verification verification) {
        String match = verification.match().name().toLowerCase(Locale.ROOT);
        if (json) {
            terminal.line(new Json().put("id", id).put("match", match)
                    .putTexts("differences", verification.differences()));
        } else {
            terminal.line(switch (verification.match()) {
                case SAME_BITS -> "the evidence holds: every number is the same, bit for bit";
                case HOLDS -> "the evidence holds: numbers differ, verdicts and intervals do not";
                case BROKEN -> "the evidence does not hold:";
            });
            verification.differences().forEach(d -> terminal.line("  " + d));
        }
        return verification.match() == Verification.Match.BROKEN ? ExitCode.FOUND : ExitCode.OK;
    }
}
