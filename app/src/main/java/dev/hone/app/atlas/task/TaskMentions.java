package dev.hone.app.atlas.task;

import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.NoteSection;
import dev.hone.tasks.TaskFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the notes that speak of a family of tasks: those whose protocol or text has the family's words, those that
/// have them most often first.
final class TaskMentions {
    private static final int MOST = 6;

    /// What texts call families whose names are words of everyday.
    private static final Map<String, List<String>> WORDS = Map.of(
            "chains", List.of("arithmetic chain", "arithmetic chains", "chained sum", "chained sums"),
            "addition", List.of("addition", "additions"),
            "subtraction", List.of("subtraction", "subtractions"),
            "search", List.of("trial search"),
            "components", List.of("connected components"),
            "division", List.of("long division"));

    private final Map<Note, String> texts;

    TaskMentions(Library library) {
        texts = library.notes().stream().collect(Collectors.toMap(n -> n, n -> Stream.of(NoteSection.values())
                .flatMap(s -> n.section(s).stream())
                .map(s -> s.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"))));
    }

    /// The notes, the one that speaks of it most first.
    List<Note> of(TaskFamily family) {
        List<String> words = WORDS.getOrDefault(
                family.name(), List.of(family.name(), family.name().replace('-', ' ')).stream().distinct().toList());
        record Mention(Note note, long times) {}
        List<Mention> found = new ArrayList<>();
        texts.forEach((note, text) -> {
            long times = words.stream().mapToLong(w -> times(text, w)).sum();
            if (times > 0) {
                found.add(new Mention(note, times));
            }
        });
        return found.stream()
                .sorted(Comparator.comparingLong(Mention::times).reversed().thenComparing(m -> m.note().id()))
                .limit(MOST)
                .map(Mention::note)
                .toList();
    }

    /// How often a text has these words, not as a part of longer ones.
    private static long times(String text, String words) {
        long times = 0;
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            int end = at + words.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            times += begins && ends ? 1 : 0;
        }
        return times;
    }
}
