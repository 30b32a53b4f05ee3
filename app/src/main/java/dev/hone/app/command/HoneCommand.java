package dev.hone.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The program itself: help, version, and the options that every command has.
@Command(name = "hone", description = "Sharpens language models with reinforcement learning.",
        synopsisSubcommandLabel = "COMMAND", footer = {
            "",
            "hone COMMAND --help says more. Exit codes: 0 done, 1 a check or an audit found failures, 2 wrong",
            "usage or input, 3 a run stopped itself, 4 disk or memory, 70 a fault of the program, 130 cancelled.",
            "Java options: HONE_JAVA_OPTS=\"-Xmx6g\"."
        })
@SuppressWarnings("unused") // picocli writes the fields, and acts on some of them itself
final class HoneCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-h",
        "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.", order = 1000)
    private boolean help;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces of errors.", order = 1001)
    private boolean debug;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.", order = 999)
    private boolean version;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
