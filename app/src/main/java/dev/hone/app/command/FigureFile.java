package dev.hone.app.command;

import dev.hone.lab.figure.XyFigure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a command writes a figure.
final class FigureFile {
    private FigureFile() {}

    static void write(Path file, XyFigure figure) {
        try {
            Files.writeString(file, figure.svg());
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the figure could not be written", e);
        }
    }
}
