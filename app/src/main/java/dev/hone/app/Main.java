package dev.hone.app;

import dev.hone.app.command.CommandTree;
import dev.hone.app.terminal.Terminal;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The command line's entry point.
public final class Main {
    // Held, since the logging system forgets levels of loggers that nobody holds.
    private static final Logger PARQUET = Logger.getLogger("dev.hardwood");

    private Main() {}

    /// Runs a command and ends the process with its exit code.
    public static void main(String[] args) {
        ErrorStream.bypassFilter();
        PARQUET.setLevel(Level.WARNING); // it tells of its own start
        Locale.setDefault(Locale.ROOT); // numbers look the same everywhere
        int code = run(Terminal.ofProcess(), args);
        System.exit(code);
    }

    /// Runs a command and returns its exit code: the whole program, but for the end of the process.
    ///
    /// Source: `docs/reference/command-line.md` lists commands and exit codes.
    public static int run(Terminal terminal, String... args) {
        return CommandTree.execute(terminal, args);
    }
}
