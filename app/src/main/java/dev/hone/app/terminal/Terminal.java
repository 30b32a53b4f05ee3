package dev.hone.app.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Where a command writes: results to standard output, everything else to standard error.
///
/// Results are UTF-8 whatever the locale, since JSON is. A reader that goes away (`| head`) ends the command with
/// [OutputClosed].
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final Screen outScreen;
    private final Screen errScreen;

    /// Who reads a stream.
    public enum Screen {
        /// A terminal, on which lines may be coloured and drawn again.
        LIVE,
        /// A pipe, a file, or a terminal that knows no control sequences.
        PLAIN
    }

    /// Streams of the caller's choice.
    public Terminal(PrintStream out, PrintStream err, Screen outScreen, Screen errScreen) {
        this.out = out;
        this.err = err;
        this.outScreen = outScreen;
        this.errScreen = errScreen;
    }

    /// The streams of this process. The launcher says which are terminals in the system property `hone.terminal`
    /// (`out`, `err`, or both); the variables `NO_COLOR` and `TERM=dumb` make them plain.
    public static Terminal ofProcess() {
        var stream = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 15);
        var out = new PrintStream(stream, false, StandardCharsets.UTF_8);
        return new Terminal(out, System.err, screen("out"), screen("err"));
    }

    private static Screen screen(String stream) {
        String term = System.getenv().getOrDefault("TERM", "dumb").toLowerCase(Locale.ROOT);
        boolean live = System.getProperty("hone.terminal", "").contains(stream)
                && !term.equals("dumb")
                && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        return live ? Screen.LIVE : Screen.PLAIN;
    }

    /// One line of the result.
    ///
    /// @throws OutputClosed if nobody reads any more
    public void line(String text) {
        out.print(text);
        out.print('\n');
        if (out.checkError()) { // flushes
            throw new OutputClosed();
        }
    }

    /// A part of a line of the result.
    ///
    /// @throws OutputClosed if nobody reads any more
    public void part(String text) {
        out.print(text);
        if (out.checkError()) { // flushes
            throw new OutputClosed();
        }
    }

    /// One JSON object as a line of the result.
    public void line(Json object) {
        line(object.toString());
    }

    /// One line beside the result.
    public void note(String text) {
        err.print(text + "\n");
        err.flush();
    }

    /// Characters beside the result, without a line end.
    void raw(String text) {
        err.print(text);
        err.flush();
    }

    /// Who reads the result.
    public Screen outScreen() {
        return outScreen;
    }

    /// Who reads notes and progress.
    public Screen errScreen() {
        return errScreen;
    }
}
