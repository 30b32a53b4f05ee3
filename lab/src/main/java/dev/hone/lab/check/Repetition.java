package dev.hone.lab.check;

import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.finding.Findings;
import dev.hone.lab.note.Note;
import dev.hone.lab.text.MarkdownFile;
import dev.hone.lab.text.NoteMarkdown;
import dev.hone.lab.text.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds sentences that stand in two files: an article says its own things in its own words.
final class Repetition {
    /// Shorter sentences may be the same by chance.
    private static final int WORDS = 8;

    private record Passage(String file, String place, String text) {}

    private Repetition() {}

    static void check(List<Cluster> clusters, Findings findings) {
        Map<String, Passage> seen = new HashMap<>();
        clusters.stream().flatMap(Repetition::passages).forEach(passage -> {
            for (String sentence : PlainText.sentences(passage.text())) {
                if (PlainText.words(sentence) >= WORDS) {
                    Passage before = seen.putIfAbsent(sentence, passage);
                    if (before != null && !before.file().equals(passage.file())) {
                        findings.error(passage.place(),
                                "this sentence stands in " + before.place() + " too: '" + sentence + "'");
                    }
                }
            }
        });
    }

    private static Stream<Passage> passages(Cluster c) {
        Stream<MarkdownFile> files = Stream.of(
                Stream.of(c.file()),
                c.topics().stream().map(t -> t.file()),
                c.notes().stream().map(n -> n.file()),
                c.threads().stream().map(t -> t.file()),
                c.trails().stream().map(t -> t.file()),
                c.terms().stream().map(t -> t.file()))
                .flatMap(s -> s);
        return Stream.concat(c.notes().stream().flatMap(Repetition::front), files.flatMap(Repetition::body));
    }

    private static Stream<Passage> body(MarkdownFile file) {
        return PlainText.placedBlocks(NoteMarkdown.parse(file.body())).stream()
                .map(b -> new Passage(file.name(), file.place(b.line()), b.text()));
    }

    /// What a note's front matter says in sentences.
    private static Stream<Passage> front(Note note) {
        String file = note.file().name();
        return Stream.concat(
                Stream.of(
                        new Passage(file, note.file().place("question"), note.question()),
                        new Passage(file, note.file().place("answer"), note.answer())),
                note.related().stream().map(r -> new Passage(file, r.place(), r.reason())));
    }
}
