package dev.hone.lab.check;

import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.finding.Findings;
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

    private Repetition() {}

    static void check(List<Cluster> clusters, Findings findings) {
        Map<String, String> seen = new HashMap<>();
        clusters.stream().flatMap(Repetition::files).forEach(file -> {
            for (String block : PlainText.blocks(NoteMarkdown.parse(file.body()))) {
                for (String sentence : PlainText.sentences(block)) {
                    if (PlainText.words(sentence) >= WORDS) {
                        String before = seen.putIfAbsent(sentence, file.name());
                        if (before != null && !before.equals(file.name())) {
                            findings.error(file.name(),
                                    "this sentence stands in " + before + " too: '" + sentence + "'");
                        }
                    }
                }
            }
        });
    }

    private static Stream<MarkdownFile> files(Cluster c) {
        return Stream.of(
                c.notes().stream().map(n -> n.file()),
                c.threads().stream().map(t -> t.file()),
                c.trails().stream().map(t -> t.file()),
                c.terms().stream().map(t -> t.file()))
                .flatMap(s -> s);
    }
}
