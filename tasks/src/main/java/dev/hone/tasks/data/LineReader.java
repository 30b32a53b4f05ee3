package dev.hone.tasks.data;

import dev.hone.foundation.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the lines of a UTF-8 file, strictly: a line that is too long or is not UTF-8 is an error with its number.
///
/// A mark of byte order at the start, and carriage returns before line ends, are dropped.
final class LineReader implements AutoCloseable {
    private final Path file;
    private final InputStream in;
    private final int longest;
    private int line;

    private LineReader(Path file, InputStream in, int longest) {
        this.file = file;
        this.in = in;
        this.longest = longest;
    }

    /// Opens a file whose lines have at most `longest` bytes.
    static LineReader open(Path file, int longest) {
        if (!Files.exists(file)) {
            throw new InputException(file + ": there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": not a file");
        }
        try {
            return new LineReader(file, new BufferedInputStream(Files.newInputStream(file), 1 << 16), longest);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /// The number of the line that was read last, from 1.
    int line() {
        return line;
    }

    /// The next line, or empty at the end.
    Optional<String> next() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int b = in.read();
            if (b < 0) {
                return Optional.empty();
            }
            line++;
            for (; b >= 0 && b != '\n'; b = in.read()) {
                if (bytes.size() == longest) {
                    throw new InputException(file + ":" + line + ": the line is longer than " + longest + " bytes");
                }
                bytes.write(b);
            }
            return Optional.of(text(bytes.toByteArray()));
        } catch (IOException e) {
            throw new InputException(file + ":" + line + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            int from = line == 1 && text.startsWith("\ufeff") ? 1 : 0;
            int to = text.endsWith("\r") ? text.length() - 1 : text.length();
            return text.substring(Math.min(from, to), to);
        } catch (CharacterCodingException e) {
            throw new InputException(file + ":" + line + ": not UTF-8; save the file as UTF-8", e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new InputException(file + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
