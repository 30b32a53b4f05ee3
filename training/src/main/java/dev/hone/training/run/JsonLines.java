package dev.hone.training.run;

import dev.hone.foundation.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;

/// Reads a log of lines while another process writes it, or after one was killed.
///
/// A line counts once its line end is there. What follows the last line end is half a line; it is left alone, and read
/// another time.
public final class JsonLines {
    private JsonLines() {}

    /// A line, and the byte of the file at which it begins.
    public record Line(long offset, String text) {}

    /// Shows the whole lines that begin at `from` or later, until one is refused. A file that is not there has none.
    ///
    /// @return the byte behind the last line that was shown: where to go on
    /// @throws InputException with the file and the line's place, if `more` cannot read its JSON
    public static long read(Path file, long from, Predicate<Line> more) {
        if (!Files.exists(file)) {
            return from;
        }
        long offset = from;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(from)), 1 << 16);
            var bytes = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    bytes.write(b);
                    continue;
                }
                long next = offset + bytes.size() + 1;
                boolean goOn = more.test(new Line(offset, bytes.toString(StandardCharsets.UTF_8)));
                offset = next;
                bytes.reset();
                if (!goOn) {
                    break;
                }
            }
            return offset;
        } catch (JacksonException e) {
            throw new InputException(file + ", byte " + offset + ": a damaged line", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read", e);
        }
    }
}
