package dev.hone.app.terminal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Shows long texts a page at a time where a person reads them, with the program that `PAGER` names or `less`.
public final class Pager {
    private static final int SHORT = 30;

    private Pager() {}

    /// Lines of the result. In a pipe, or where there is no pager, they are printed as they are.
    public static void show(Terminal terminal, List<String> lines) {
        if (terminal.outScreen() == Terminal.Screen.LIVE && lines.size() > SHORT && paged(lines)) {
            return;
        }
        lines.forEach(terminal::line);
    }

    private static boolean paged(List<String> lines) {
        String pager = System.getenv().getOrDefault("PAGER", "less");
        if (pager.isBlank() || pager.equals("cat")) {
            return false;
        }
        var builder =
                new ProcessBuilder("sh", "-c", "command -v " + pager.split(" ")[0] + " >/dev/null && exec " + pager)
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putIfAbsent("LESS", "FRX");
        try {
            Process process = builder.start();
            write(process, lines);
            return process.waitFor() == 0;
        } catch (IOException e) { // there is no shell: the text is printed instead
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void write(Process process, List<String> lines) {
        try (Writer out = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
            for (String line : lines) {
                out.write(line);
                out.write('\n');
            }
        } catch (IOException e) { // the reader left before the end, or never came: its exit code says which
            return;
        }
    }
}
