package dev.hone.lab.cluster;

import dev.hone.foundation.InputException;
import dev.hone.lab.note.NoteSection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The beginnings of a note, and of a cluster where there is none yet.
public final class Skeleton {
    private static final String TOPIC = "my-questions";
    private static final Pattern ORDER = Pattern.compile("(?m)^order: *(\\d{1,6})$");
    private static final Map<NoteSection, String> HINTS = Map.of(
            NoteSection.REPORTED, "The numbers that matter, each with its setting and its source: [@ID-OF-A-PAPER].",
            NoteSection.MECHANISM, "How it works, as at a whiteboard, with the formulas that carry it: $a^2$.",
            NoteSection.TRAPS, "- **A trap.** What could produce the numbers without the effect.",
            NoteSection.TEST, "What the experiment does, and which comparison decides.",
            NoteSection.TURNING_POINTS, "Results that would overturn or qualify the short answer.",
            NoteSection.PROTOCOL,
            "**Task.** ...\n\n**Arms.** ...\n\n**Controls.** ...\n\n**Measures.** ...\n\n**Decision rule.** ...\n\n"
                    + "**Scope.** ...");

    private Skeleton() {}

    /// Writes the files that are missing, and returns them.
    ///
    /// @throws InputException if the id is not made of lower-case words, the note exists, or nothing can be written
    public static List<Path> write(Path folder, String id) {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new InputException("'" + id + "' is no id of a note; use lower-case words joined by hyphens");
        }
        Path note = folder.resolve("notes").resolve(id + ".md");
        if (Files.exists(note)) {
            throw new InputException(note + ": is there already; nothing was changed");
        }
        var written = new ArrayList<Path>();
        try {
            Path cluster = folder.resolve("cluster.md");
            if (!Files.exists(cluster)) {
                put(cluster, cluster(folder), written);
            }
            String topic = topic(folder, written);
            put(note, note(id, topic, order(folder)), written);
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be written: " + e.getMessage(), e);
        }
        return written;
    }

    private static void put(Path file, String text, List<Path> written) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        written.add(file);
    }

    private static String cluster(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        String id = (name == null ? "notes" : name.toString().toLowerCase(java.util.Locale.ROOT))
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return """
                ---
                id: %s
                title: My notes
                summary: Questions of our own, beside those of the atlas.
                ---

                What these notes are about.
                """.formatted(id.isEmpty() ? "notes" : id);
    }

    private static String topic(Path folder, List<Path> written) throws IOException {
        Path topics = folder.resolve("topics");
        if (Files.isDirectory(topics)) {
            try (Stream<Path> files = Files.list(topics)) {
                var first = files.map(f -> String.valueOf(f.getFileName()))
                        .filter(f -> f.endsWith(".md"))
                        .sorted()
                        .findFirst();
                if (first.isPresent()) {
                    return first.get().substring(0, first.get().length() - 3);
                }
            }
        }
        put(topics.resolve(TOPIC + ".md"), """
                ---
                id: %s
                order: 1
                title: My questions
                summary: What we want to know and nobody has told us yet.
                ---

                What belongs here.
                """.formatted(TOPIC), written);
        return TOPIC;
    }

    /// The place after all notes of the folder.
    private static int order(Path folder) throws IOException {
        Path notes = folder.resolve("notes");
        int last = 0;
        if (Files.isDirectory(notes)) {
            try (Stream<Path> files = Files.list(notes)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".md") && Files.isRegularFile(f)).toList()) {
                    Matcher order = ORDER.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
                    last = Math.max(last, order.find() ? Integer.parseInt(order.group(1)) : 0);
                }
            }
        }
        return last + 1;
    }

    private static String note(String id, String topic, int order) {
        var text = new StringBuilder("""
                ---
                id: %s
                topic: %s
                order: %d
                title: ""     # a short question, at most 70 characters
                question: ""  # the question in two or three sentences, and why it matters to whoever trains models
                answer: ""    # the short answer as the literature has it, in one sentence, hedged as it deserves
                certainty: open
                papers: []
                related: []
                ---
                """.formatted(id, topic, order));
        for (NoteSection section : NoteSection.values()) {
            text.append("\n## ").append(section.heading()).append("\n\n").append(HINTS.get(section)).append('\n');
        }
        return text.toString();
    }
}
