package dev.hone.app.command;

import dev.hone.app.input.Program;
import dev.hone.app.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/// All commands put together, and the way from arguments to an exit code.
public final class CommandTree {
    private static final int WIDTH = 110;

    private CommandTree() {}

    /// Runs the command that the arguments name.
    public static int execute(Terminal terminal, String... args) {
        var failures = new Failures(terminal, Arrays.asList(args).contains("--debug"));
        try {
            var help = new StringWriter();
            CommandLine line = of(terminal);
            line.setOut(new PrintWriter(help))
                    .setParameterExceptionHandler(failures)
                    .setExecutionExceptionHandler(failures);
            int code = line.execute(args);
            if (!help.toString().isEmpty()) {
                terminal.line(help.toString().stripTrailing());
            }
            return code;
        } catch (RuntimeException | Error e) { // whatever happens, the user sees one line and a code
            return failures.report(e);
        }
    }

    /// The names of all commands.
    static List<String> names() {
        return List.copyOf(of(Terminal.ofProcess()).getSubcommands().keySet());
    }

    private static CommandLine of(Terminal terminal) {
        var line = new CommandLine(new HoneCommand());
        for (Object command : commands(terminal)) {
            line.addSubcommand(command);
        }
        line.getCommandSpec().version("hone " + Program.version());
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
        keepOptionsInOrder(line);
        return line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(WIDTH)
                .setUsageHelpLongOptionsMaxWidth(24)
                .setColorScheme(Help.defaultColorScheme(
                        terminal.outScreen() == Terminal.Screen.LIVE ? Help.Ansi.ON : Help.Ansi.OFF));
    }

    private static void keepOptionsInOrder(CommandLine line) {
        line.getCommandSpec().usageMessage().sortOptions(false);
        line.getSubcommands().values().forEach(CommandTree::keepOptionsInOrder);
    }

    private static List<Object> commands(Terminal terminal) {
        return List.of(
                new QuickstartCommand(terminal),
                new TrainCommand(terminal),
                new ReplayCommand(terminal),
                new CommandLine(new RunsCommand(terminal))
                        .addSubcommand(new RunsShowCommand(terminal))
                        .addSubcommand(new RunsExportCommand(terminal)),
                new RolloutsCommand(terminal),
                new SimulateCommand(terminal),
                new SampleCommand(terminal),
                new ScoreCommand(terminal),
                new EvalCommand(terminal),
                new SolveCommand(terminal),
                new AskCommand(terminal),
                new VerifyCommand(terminal),
                new CompareCommand(terminal),
                new CalibrateCommand(terminal),
                new TunePromptCommand(terminal),
                new ChatCommand(terminal),
                new ServeCommand(terminal),
                new StrategiesCommand(terminal),
                new ScorersCommand(terminal),
                new CombinationsCommand(terminal),
                new CommandLine(new TasksCommand(terminal)).addSubcommand(new AuditCommand(terminal)),
                new VerifiersCommand(terminal),
                new CheckCommand(terminal),
                new ImportCommand(terminal),
                new ExportCommand(terminal),
                new CommandLine(new AtlasCommand(terminal)).addSubcommand(new AtlasExportCommand(terminal)),
                new CommandLine(new NotesCommand(terminal))
                        .addSubcommand(new NotesNewCommand(terminal))
                        .addSubcommand(new NotesCheckCommand(terminal)),
                new NoteCommand(terminal),
                new PapersCommand(terminal),
                new AlgorithmsCommand(terminal),
                new EnvCommand(terminal));
    }
}
