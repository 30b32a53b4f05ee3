package dev.hone.app.command;

import dev.hone.app.input.Program;
import dev.hone.app.input.RunSession;
import dev.hone.app.lab.EvidenceReport;
import dev.hone.app.lab.ExperimentLines;
import dev.hone.app.lab.ExperimentView;
import dev.hone.app.lab.KeptResults;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Experiments;
import dev.hone.lab.experiment.Interrupted;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Settings;
import dev.hone.lab.run.Runner;
import dev.hone.lab.run.RunnerListener;
import dev.hone.lab.run.RunnerOptions;
import dev.hone.training.loop.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone ask`: runs the experiment of a question to its verdicts.
@Command(name = "ask",
        description = "Run the experiment of a question to its verdicts (without ID: list all, and what was found).",
        footer = {
            "",
            "Ctrl-C stops; the same command goes on from there, and gives the same bits. What is set otherwise than",
            "the protocol says (--set, --seeds, --arm, --model, --pilot) is exploratory: it is shown and kept in the",
            "working folder, and never becomes evidence. JSON: progress lines, then one with id, verdicts, seconds,",
            "evidence."
        })
final class AskCommand implements Callable<Integer> {
    private static final int PILOT_SEEDS = 3;

    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "The question's id.")
    private @Nullable String id;

    @Option(names = "--profile", paramLabel = "P", defaultValue = "quick",
            description = "smoke (seconds, decides nothing), quick (minutes) or full (hours); default:"
                    + " ${DEFAULT-VALUE}.")
    private Profile profile = Profile.QUICK;

    @Option(names = "--seeds", paramLabel = "N", description = "Run this many seeds instead of the protocol's.")
    private @Nullable Integer seeds;

    @Option(names = "--arm", paramLabel = "ARM", description = "Run this arm alone; may be given again.")
    private List<String> arms = new ArrayList<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE",
            description = "Change a setting; recipe.KEY=VALUE changes a key of the arms' recipes.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--model", paramLabel = "DIR", description = "Start from this model instead of the bases.")
    private @Nullable Path model;

    @Option(names = "--pilot",
            description = "Run seeds that never decide (three, or --seeds), and say how many the effects ask for.")
    private boolean pilot;

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "0",
            description = "Trials at a time (default: one a processor); changes no result.")
    private int parallel;

    @Option(names = "--work", paramLabel = "DIR", defaultValue = KeptResults.USUAL_WORK,
            description = "Where trials and bases are kept (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of(KeptResults.USUAL_WORK);

    @Option(names = "--evidence", paramLabel = "DIR", defaultValue = "evidence",
            description = "Where evidence is written (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("evidence");

    @Option(names = "--protocol",
            description = "Print the protocol as JSON and stop; evidence/ID/protocol.json holds it before a run.")
    private boolean protocol;

    @Option(names = "--keep-runs", description = "Keep the runs of every trial, with models and rollouts.")
    private boolean keep;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    AskCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Program.label();
        if (id == null) {
            EvidenceReport.list(terminal, json ? EvidenceReport.Form.JSON : EvidenceReport.Form.TEXT, folder);
            return ExitCode.OK;
        }
        Experiment experiment = Experiments.named(id);
        if (protocol) {
            terminal.line(experiment.protocol().json());
            return ExitCode.OK;
        }
        RunnerListener listener = json ? new ExperimentLines(terminal) : new ExperimentView(terminal);
        var cancellation = new Cancellation();
        var runner = new Runner(experiment, profile, options(), listener, cancellation);
        long started = System.nanoTime();
        try {
            Runner.Ran ran = RunSession.stoppable(terminal, cancellation, runner::run);
            report(experiment, ran, runner.folder(), (System.nanoTime() - started) * 1e-9);
            return ExitCode.OK;
        } catch (Interrupted stopped) { // a wish of the user's, not a fault
            terminal.note("hone: " + stopped.getMessage());
            return ExitCode.CANCELLED;
        }
    }

    private RunnerOptions options() {
        if (seeds != null && seeds < 1) {
            throw new InputException("--seeds " + seeds + ": at least 1");
        }
        return new RunnerOptions(
                work,
                parallel == 0 ? Runtime.getRuntime().availableProcessors() : parallel,
                Settings.of(settings),
                seeds != null ? OptionalInt.of(seeds) : pilot ? OptionalInt.of(PILOT_SEEDS) : OptionalInt.empty(),
                arms,
                Optional.ofNullable(model),
                pilot ? RunnerOptions.PILOT : 1,
                keep ? RunnerOptions.Keep.RUNS : RunnerOptions.Keep.RESULTS);
    }

    private void report(Experiment experiment, Runner.Ran ran, Path working, double seconds) {
        Evidence evidence = ran.evidence();
        Path place = evidence.kind() == Evidence.Kind.EVIDENCE && profile != Profile.SMOKE ? folder : working;
        Path file = KeptResults.write(experiment.protocol(), ran, place, working);
        if (json) {
            terminal.line(EvidenceReport.verdicts(evidence, seconds, file));
            return;
        }
        EvidenceReport.show(terminal, experiment.protocol(), evidence);
        if (pilot && evidence.seeds().size() > 1) { // one has no spread
            EvidenceReport.seeds(terminal, experiment.protocol(), evidence);
        }
        terminal.line("%s: %s  (%.0f s)".formatted(
                evidence.kind() == Evidence.Kind.EVIDENCE ? "evidence" : "exploratory, no evidence", file, seconds));
    }

}
