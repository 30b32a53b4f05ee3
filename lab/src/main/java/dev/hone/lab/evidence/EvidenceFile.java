package dev.hone.lab.evidence;

import dev.hone.foundation.InputException;
import dev.hone.training.run.ContentHash;
import dev.hone.training.run.Durable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Evidence as JSON: `ID/PROFILE-PROTOCOL.json`.
public final class EvidenceFile {
    private static final long MOST_BYTES = 16L << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private EvidenceFile() {}

    /// The same with the hash of its results.
    public static Evidence seal(Evidence evidence) {
        ObjectNode tree = JSON.valueToTree(evidence);
        tree.remove(List.of("results", "provenance"));
        return evidence.sealed(ContentHash.of(tree.toString()));
    }

    /// Writes it below a folder, if there is none there with the same results already.
    ///
    /// @return the file
    public static Path write(Evidence evidence, Path folder) {
        try {
            Path place = folder.resolve(evidence.id());
            Files.createDirectories(place);
            Path file = place.resolve(evidence.fileName() + ".json");
            if (!Files.exists(file) || !read(file).results().equals(evidence.results())) {
                Durable.text(file, text(evidence));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write evidence into " + folder, e);
        }
    }

    /// Its JSON text.
    public static String text(Evidence evidence) {
        return JSON.writeValueAsString(evidence).replace("\r\n", "\n") + "\n";
    }

    /// Reads evidence.
    ///
    /// @throws InputException if the file is none
    public static Evidence read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(file + ": too long for evidence");
            }
            Evidence evidence = JSON.readValue(Files.readString(file), Evidence.class);
            if (evidence.schema() != Evidence.SCHEMA) {
                throw new InputException(file + ": evidence of form " + evidence.schema() + ", and this program reads "
                        + Evidence.SCHEMA);
            }
            return evidence;
        } catch (IOException | JacksonException e) {
            throw new InputException(file + ": not evidence of an experiment (" + e.getMessage() + ")", e);
        }
    }

    /// All evidence of a question below a folder, by file name.
    public static List<Path> of(String id, Path folder) {
        Path place = folder.resolve(id);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(f -> f.getFileName().toString().matches("(smoke|quick|full)-[0-9a-f]+\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + place, e);
        }
    }
}
