package dev.hone.app.command;

import dev.hone.app.terminal.OutputClosed;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.reasoning.remote.ServerFailed;
import dev.hone.training.run.RunStopped;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Turns whatever went wrong into one line on standard error and an exit code.
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Terminal terminal;
    private final boolean traces;

    Failures(Terminal terminal, boolean traces) {
        this.terminal = terminal;
        this.traces = traces;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String place = " (" + command.getCommandSpec().qualifiedName() + " --help)";
        say(firstLine(message(e, command)) + place, e);
        return ExitCode.INPUT;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, @Nullable ParseResult result) {
        return report(e);
    }

    /// Says what went wrong and returns the exit code.
    int report(Throwable e) {
        return switch (e) {
            case OutputClosed closed -> ExitCode.MACHINE; // a reader that went away needs no words
            case InputException input -> {
                say(input.getMessage(), input);
                yield isMachines(input.getCause()) ? ExitCode.MACHINE : ExitCode.INPUT;
            }
            case RunStopped stopped -> {
                say(stopped.getMessage(), stopped);
                yield ExitCode.STOPPED;
            }
            case UncheckedIOException io -> {
                say(io.getMessage(), io);
                yield ExitCode.MACHINE;
            }
            case ServerFailed server -> {
                say(server.getMessage(), server);
                yield ExitCode.MACHINE;
            }
            case OutOfMemoryError memory -> {
                say("out of memory: the heap may grow to " + Runtime.getRuntime().maxMemory() / (1 << 20)
                        + " MiB; give it more with HONE_JAVA_OPTS=-Xmx8g (or another size), or take smaller batches",
                        memory);
                yield ExitCode.MACHINE;
            }
            case NoClassDefFoundError missing when String.valueOf(missing.getMessage())
                    .contains("jdk/incubator/vector") -> {
                say("the Vector API is off; start the program with ./hone, or Java with"
                        + " --add-modules jdk.incubator.vector", missing);
                yield ExitCode.INPUT;
            }
            default -> {
                say("a fault of the program: " + e + "; --debug shows where, please report it", e);
                yield ExitCode.FAULT;
            }
        };
    }

    private void say(@Nullable String message, Throwable cause) {
        terminal.note("hone: " + message);
        if (traces) {
            var trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace, true));
            terminal.note(trace.toString().stripTrailing());
        }
    }

    private static boolean isMachines(@Nullable Throwable cause) {
        return cause instanceof IOException && !(cause instanceof NoSuchFileException)
                && !(cause instanceof AccessDeniedException) && !(cause instanceof NotDirectoryException)
                && !(cause instanceof CharacterCodingException);
    }

    private static String message(ParameterException e, CommandLine command) {
        // An unknown option is what to say first, even where something required is missing besides.
        List<String> unmatched = command.getUnmatchedArguments();
        if (!unmatched.isEmpty()) {
            return unmatched(unmatched.getFirst(), command);
        }
        String text = e.getMessage();
        return text == null ? e.toString() : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String unmatched(String given, CommandLine command) {
        int equals = given.indexOf('=');
        String name = equals < 0 ? given : given.substring(0, equals);
        if (given.startsWith("-") && given.length() > 1) {
            return "unknown option '" + name + "'" + Nearest.hint(name, options(command));
        }
        if (!command.getSubcommands().isEmpty()) {
            return "unknown command '" + given + "'" + Nearest.hint(given, command.getSubcommands().keySet());
        }
        return "unexpected argument '" + given + "'";
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream().map(o -> o.longestName()).sorted().toList();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
