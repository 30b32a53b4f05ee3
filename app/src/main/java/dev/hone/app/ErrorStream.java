package dev.hone.app;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/// The way around the launcher's filter on standard error.
///
/// The JVM prints a warning about its incubator module on every start, and has no option against it. The launcher
/// therefore sends descriptor 2 through a filter, keeps the user's own standard error open as another descriptor, and
/// names that one in the system property `hone.stderr`. What the program prints goes there directly, so that a
/// terminal stays a terminal and nothing is delayed.
final class ErrorStream {
    private ErrorStream() {}

    /// Points `System.err` to the descriptor that the launcher names; does nothing where it names none.
    static void bypassFilter() {
        String descriptor = System.getProperty("hone.stderr");
        if (descriptor == null || !descriptor.matches("\\d+")) {
            return;
        }
        try {
            // Appending keeps what is already there when standard error is a file.
            var direct = new FileOutputStream("/dev/fd/" + descriptor, true);
            String charset = System.getProperty("stderr.encoding", Charset.defaultCharset().name());
            System.setErr(new PrintStream(direct, true, Charset.forName(charset)));
        } catch (FileNotFoundException sockets) {
            // A socket cannot be opened by name: the filter stays in between, and nothing is lost.
        }
    }
}
