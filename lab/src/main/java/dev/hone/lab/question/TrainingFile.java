package dev.hone.lab.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Writes demonstrations and pairs as files that recipes read (`family: dataset` and `family: pairs`).
public final class TrainingFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TrainingFile() {}

    /// A prompt with a completion that is shown, and the answer that counts as right.
    public record Line(String prompt, String completion, String answer) {}

    /// A prompt with a better and a worse completion.
    public record Pair(String prompt, String chosen, String rejected) {}

    /// Writes records, one a line, in their order; gives the file.
    public static Path write(Path file, List<? extends Record> lines) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(
                    file,
                    lines.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n", "", "\n")),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
