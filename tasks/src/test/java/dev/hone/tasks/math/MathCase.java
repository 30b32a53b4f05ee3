package dev.hone.tasks.math;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A line of the table of cases: a gold answer, a completion, and the verdict that a person gives.
record MathCase(String form, String gold, String completion, MathRules rules, String verdict) {
    private static final String STRICT = "strict ";

    /// All lines of a table beside this class.
    static List<MathCase> read(String resource) {
        List<MathCase> cases = new ArrayList<>();
        String form = "";
        for (String line : lines(resource)) {
            if (line.startsWith("## ")) {
                form = line.substring(3);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split(" ¦ ", -1);
                if (cells.length != 3) {
                    throw new IllegalArgumentException(resource + ": three cells a line: " + line);
                }
                boolean strict = cells[2].startsWith(STRICT);
                cases.add(new MathCase(form, cells[0], cells[1].replace('⏎', '\n'),
                        strict ? MathRules.STRICT : MathRules.LENIENT, cells[2].replace(STRICT, "")));
            }
        }
        return cases;
    }

    private static List<String> lines(String resource) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MathCase.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
