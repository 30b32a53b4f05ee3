package dev.hone.lab.question;

import dev.hone.lab.experiment.Exam;
import dev.hone.tasks.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A fixed list of problems that a run trains on again and again, as a file that a recipe reads:
/// `tasks: [{family: dataset, file: pool.jsonl}]`.
///
/// Its verifier compares whole completions: a run on it is given the family's own (`Plugins.withVerifier`).
public record ProblemPool(Exam exam) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Writes the problems, one a line, with the answers that count as right; gives the file.
    public Path write(Path file) {
        return write(file, exam.problems());
    }

    /// Writes these problems.
    public static Path write(Path file, List<Problem> problems) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(
                    file,
                    problems.stream()
                            .map(p -> JSON.writeValueAsString(Map.of("prompt", p.prompt(), "answer", p.reference())))
                            .collect(Collectors.joining("\n", "", "\n")),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
