package dev.hone.reasoning.strategy;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.scorer.Grams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lessons from earlier questions, found again by the likeness of the questions.
record Experiences(List<Lesson> lessons) {
    private static final int GRAM = 3;

    /// What was learnt from a question.
    record Lesson(String question, String lesson) {}

    /// Reads a file with a line such as `{"question": "...", "lesson": "..."}` a lesson.
    ///
    /// @throws InputException for a line that is none, with its number
    static Experiences read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": there is no such file of experiences");
        }
        try {
            List<Lesson> lessons = new ArrayList<>();
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    lessons.add(lesson(file + ", line " + (i + 1), lines.get(i)));
                }
            }
            return new Experiences(List.copyOf(lessons));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the experiences cannot be read", e);
        }
    }

    private static Lesson lesson(String where, String line) {
        try {
            JsonNode node = new JsonMapper().readTree(line);
            if (!node.path("question").isString() || !node.path("lesson").isString()) {
                throw new InputException(where + ": needs the texts 'question' and 'lesson'");
            }
            return new Lesson(node.path("question").stringValue(), node.path("lesson").stringValue());
        } catch (JacksonException e) {
            throw new InputException(where + ": is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// The lessons of the k questions that are most like this one, the most alike first.
    List<String> nearest(String question, int k) {
        Grams own = Grams.of(question, GRAM);
        return lessons.stream()
                .sorted(Comparator.comparingDouble((Lesson l) -> -own.similarity(Grams.of(l.question, GRAM))))
                .limit(k)
                .map(Lesson::lesson)
                .toList();
    }
}
