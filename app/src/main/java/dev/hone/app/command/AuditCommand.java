package dev.hone.app.command;

import dev.hone.app.input.Allowed;
import dev.hone.app.input.TaskNames;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.Key;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.audit.Audit;
import dev.hone.tasks.audit.AuditLine;
import dev.hone.tasks.audit.AuditReport;
import dev.hone.tasks.registry.Families;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone tasks audit`: whether training on a task can mean anything.
@Command(name = "audit", description = "Examine tasks: gold answers pass, mutated ones fail, harder is harder.",
        footer = {
            "",
            "JSON, a line a check: task, check, outcome (passed, failed, skipped), measured. Ends with code 1 if",
            "a check failed."
        })
final class AuditCommand implements Callable<Integer> {
    private static final int MOST = 1_000_000;

    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "TASK", description = "The tasks to examine (none: all).")
    private List<String> names = new ArrayList<>();

    @Option(names = "--samples", paramLabel = "N", defaultValue = "" + Audit.USUAL_SAMPLES,
            description = "Problems of each difficulty (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0",
            description = "Makes the problems (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object a check.")
    private boolean json;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Allowed.between("--samples", samples, 1, MOST);
        boolean passed = true;
        for (TaskFamily family : names.isEmpty() ? Families.all() : TaskNames.families(names)) {
            AuditReport report = Audit.of(family, Key.of(seed).at("audit"), samples);
            passed &= report.passed();
            if (!json) {
                terminal.line(report.family() + (report.passed() ? ": as it should be" : ": FAILED"));
            }
            report.lines().forEach(line -> print(report.family(), line));
        }
        return passed ? ExitCode.OK : ExitCode.FOUND;
    }

    private void print(String task, AuditLine line) {
        String outcome = line.outcome().name().toLowerCase(Locale.ROOT);
        if (json) {
            terminal.line(new Json()
                    .put("task", task)
                    .put("check", line.check())
                    .put("outcome", outcome)
                    .put("measured", line.measured()));
        } else {
            terminal.line("  %-7s %s: %s".formatted(outcome, line.check(), line.measured()));
        }
    }
}
